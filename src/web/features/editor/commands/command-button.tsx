import { ActionIcon, Tooltip } from '@mantine/core';
import type { Command } from './command.ts';
import { useCommand } from './command-context.ts';
import { shortcutLabel } from './shortcut-label.ts';
import classes from './command-button.module.css';

/** A command as an icon; the tooltip says what it would do now and its shortcut. */
export function CommandButton({ command, isPressed }: { readonly command: Command; readonly isPressed?: boolean }) {
  const { label, isEnabled, run } = useCommand(command);
  const { icon: CommandIcon, shortcuts } = command;
  const [shortcut] = shortcuts;
  const tooltip = shortcut === undefined ? label : `${label} (${shortcutLabel(shortcut)})`;
  return (
    <Tooltip label={tooltip}>
      <ActionIcon
        size={30}
        className={classes['button'] ?? ''}
        aria-label={command.label}
        {...(label === command.label ? {} : { 'aria-description': label })}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        // Disabled buttons have no tooltip, and lose the focus of whoever just pressed them.
        aria-disabled={!isEnabled}
        {...(isEnabled ? {} : { 'data-disabled': true })}
        onClick={() => {
          if (isEnabled) run();
        }}
      >
        <CommandIcon size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
