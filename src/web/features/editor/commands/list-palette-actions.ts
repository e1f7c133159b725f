import type { PaletteAction } from '../../../lib/palette-actions.ts';
import { allCommands } from './all-commands.ts';
import type { CommandContext } from './command.ts';
import { shortcutLabel } from './shortcut-label.ts';

/** The commands as the palette offers them; walking the flow is left to the keys. */
export function listPaletteActions(context: CommandContext): readonly PaletteAction[] {
  return allCommands
    .filter(({ group }) => group !== 'Selection')
    .map(({ id, label, icon, shortcuts: [shortcut], isEnabled, run }) => ({
      id,
      label,
      icon,
      ...(shortcut === undefined ? {} : { shortcut: shortcutLabel(shortcut) }),
      isEnabled: () => isEnabled(context),
      run: () => run(context),
    }));
}
