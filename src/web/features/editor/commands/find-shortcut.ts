import type { Command } from './command.ts';

/** The shortcut that a key event spells: "mod+shift+Z". `mod` is Ctrl, or Command on Apple's machines. */
export function readShortcut(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  const key = nameKey(event);
  // What needs Shift to be typed, such as "?", is named by itself.
  const isSymbol = key.length === 1 && !/[A-Z0-9]/.test(key);
  return [
    event.ctrlKey || event.metaKey ? 'mod' : null,
    event.shiftKey && !isSymbol ? 'shift' : null,
    event.altKey ? 'alt' : null,
    key,
  ]
    .filter((part) => part !== null)
    .join('+');
}

export function findCommand(commands: readonly Command[], shortcut: string): Command | undefined {
  return commands.find(({ shortcuts }) => shortcuts.includes(shortcut));
}

function nameKey({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  // Shift turns a digit into a symbol that differs from keyboard to keyboard.
  if (shiftKey && /^Digit\d$/.test(code)) return code.slice(-1);
  return key.length === 1 ? key.toUpperCase() : key;
}
