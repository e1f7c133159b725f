import { Modal } from '@mantine/core';
import { allCommands } from '../commands/all-commands.ts';
import type { Command } from '../commands/command.ts';
import { shortcutLabel } from '../commands/shortcut-label.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import classes from './shortcuts-dialog.module.css';

const GROUPS: readonly Command['group'][] = ['Selection', 'Steps', 'History', 'View', 'Workflow'];

/** All keys of the editor, read from the commands themselves. */
export function ShortcutsDialog() {
  const view = useEditorView();
  const isOpen = useEditorViewState((state) => state.dialog === 'shortcuts');
  return (
    <Modal opened={isOpen} onClose={() => view.open(null)} title="Shortcuts of the editor" size="lg">
      <div className={classes['groups']}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className={classes['group']}>{group}</h3>
            <dl className={classes['list']}>
              {allCommands
                .filter((command) => command.group === group && command.shortcuts.length > 0)
                .map(({ id, label, shortcuts }) => (
                  <div key={id} className={classes['row']}>
                    <dt>{label}</dt>
                    <dd className={classes['keys']}>
                      {shortcuts.map((shortcut) => (
                        <kbd key={shortcut} className={classes['key']}>
                          {shortcutLabel(shortcut)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
