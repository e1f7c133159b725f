import { shortcutText } from '../../../lib/shortcut-text.ts';

const KEYS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ContextMenu: 'Menu',
};

/** A shortcut as people read it: "Alt+↑". */
export function shortcutLabel(shortcut: string): string {
  const keys = shortcut.split('+').map((key) => KEYS[key] ?? key);
  return shortcutText(keys.join('+'));
}
