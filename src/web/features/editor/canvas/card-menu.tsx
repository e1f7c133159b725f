import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { addStickyNote } from '../commands/add-sticky-note.ts';
import { addStep } from '../commands/add-step.ts';
import { cardMenu, severalMenu } from '../commands/all-commands.ts';
import { CommandMenuItem } from '../commands/command-menu-item.tsx';
import { openInspector } from '../commands/open-inspector.ts';
import { pasteSteps } from '../commands/paste-steps.ts';
import { useEditorState } from '../store/editor-context.ts';
import { countSelected } from '../store/selected-steps.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import { PointAnchor } from './point-anchor.tsx';

const TRIGGER_MENU = [[openInspector], [addStep, addStickyNote, pasteSteps]];

/** What can be done with the card that was clicked with the right button. */
export function CardMenu() {
  const view = useEditorView();
  const menu = useEditorViewState((state) => state.menu);
  const isSeveral = useEditorState((state) => countSelected(state) > 1);
  if (menu === null) return null;
  const groups = isSeveral ? severalMenu : menu.cardId === 'trigger' ? TRIGGER_MENU : cardMenu;
  const close = () => {
    view.close();
    view.canvas()?.focus();
  };
  return (
    <Menu
      key={`${menu.at.x},${menu.at.y}`}
      opened
      onClose={close}
      position="bottom-start"
      offset={2}
      width={340}
      // A long menu lies beside the pointer where there is no room below it.
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 8 } }}
      returnFocus={false}
    >
      <Menu.Target>
        <PointAnchor at={menu.at} />
      </Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 16px)" style={{ overflowY: 'auto' }}>
        {groups.map((commands, index) => (
          <Fragment key={commands[0]?.id}>
            {index === 0 ? null : <Menu.Divider />}
            {commands.map((command) => (
              <CommandMenuItem key={command.id} command={command} />
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
