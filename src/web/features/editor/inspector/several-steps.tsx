import { Button } from '@mantine/core';
import { Fragment, useLayoutEffect, useRef } from 'react';
import { findStepDefinition } from '#steps/catalog.ts';
import { Icon } from '../../../ui/icon.tsx';
import { severalMenu } from '../commands/all-commands.ts';
import type { Command } from '../commands/command.ts';
import { useCommand, useCommandContext } from '../commands/command-context.ts';
import { findSelectedSteps } from '../commands/selected-step.ts';
import { shortcutLabel } from '../commands/shortcut-label.ts';
import { useEditorState } from '../store/editor-context.ts';
import { countSelected } from '../store/selected-steps.ts';
import { useEditorView } from '../view/editor-view-context.ts';
import classes from './several-steps.module.css';

/** More names than this help nobody. */
const MAX_NAMES = 8;

/** What can be done with several selected steps at once. */
export function SeveralSteps() {
  const count = useEditorState(countSelected);
  const root = useRef<HTMLDivElement>(null);
  const view = useEditorView();
  useLayoutEffect(() => {
    const element = root.current;
    // Deleting from here ends this panel, and the keys go on in the flow.
    return () => {
      if (element?.contains(document.activeElement) === true) view.canvas()?.focus();
    };
  }, [view]);
  return (
    <div ref={root} className={classes['several']}>
      <h2 className={classes['title']}>{count} steps selected</h2>
      <StepNames />
      {severalMenu.map((commands, index) => (
        <Fragment key={commands[0]?.id}>
          {index === 0 ? null : <hr className={classes['line']} />}
          <div className={classes['group']}>
            {commands.map((command) => (
              <CommandRow key={command.id} command={command} />
            ))}
          </div>
        </Fragment>
      ))}
      <p className={classes['hint']}>
        Click a step with Shift to add it or to take it out. Draw a rectangle with Shift to add all that it touches.
      </p>
    </div>
  );
}

function StepNames() {
  const context = useCommandContext();
  // Renders again with each change of either.
  useEditorState((state) => state.document);
  useEditorState((state) => state.alsoSelected);
  const steps = findSelectedSteps(context);
  const more = steps.length - MAX_NAMES;
  return (
    <ul className={classes['names']}>
      {steps.slice(0, more === 1 ? MAX_NAMES + 1 : MAX_NAMES).map(({ id, name, type }) => (
        <li key={id} className={classes['name']}>
          <Icon name={findStepDefinition(type)?.icon ?? ''} size={15} />
          <span>{name}</span>
        </li>
      ))}
      {more > 1 ? <li className={classes['more']}>and {more} more</li> : null}
    </ul>
  );
}

/** A command as a wide button with its shortcut. */
function CommandRow({ command }: { readonly command: Command }) {
  const { label, isEnabled, run } = useCommand(command);
  const { icon: CommandIcon, shortcuts, isDestructive } = command;
  const [shortcut] = shortcuts;
  return (
    <Button
      variant="subtle"
      size="compact-md"
      fullWidth
      justify="flex-start"
      {...(isDestructive === true ? { color: 'red' } : { color: 'gray', c: 'var(--mill-text)' })}
      // Disabled buttons lose the focus of whoever just pressed them.
      aria-disabled={!isEnabled}
      {...(isEnabled ? {} : { 'data-disabled': true })}
      leftSection={<CommandIcon size={16} stroke={1.6} aria-hidden />}
      rightSection={shortcut === undefined ? null : <kbd className={classes['keys']}>{shortcutLabel(shortcut)}</kbd>}
      classNames={{ root: classes['command'] ?? '', label: classes['label'] ?? '' }}
      onClick={() => {
        if (isEnabled) run();
      }}
    >
      {label}
    </Button>
  );
}
