import { Menu } from '@mantine/core';
import type { Command } from './command.ts';
import { useCommand } from './command-context.ts';
import { shortcutLabel } from './shortcut-label.ts';
import classes from './command-menu-item.module.css';

export function CommandMenuItem({ command }: { readonly command: Command }) {
  const { label, isEnabled, run } = useCommand(command);
  const { icon: CommandIcon, shortcuts, isDestructive } = command;
  const [shortcut] = shortcuts;
  return (
    <Menu.Item
      leftSection={<CommandIcon size={16} stroke={1.6} aria-hidden />}
      rightSection={shortcut === undefined ? null : <kbd className={classes['keys']}>{shortcutLabel(shortcut)}</kbd>}
      disabled={!isEnabled}
      onClick={run}
      {...(isDestructive === true ? { className: classes['destructive'] ?? '' } : {})}
    >
      {label}
    </Menu.Item>
  );
}
