/** A shortcut as the keys of this machine: `mod+shift+Z` is ⌘⇧Z on Apple's and Ctrl+Shift+Z elsewhere. */
export function shortcutText(shortcut: string, isApple = isAppleMachine()): string {
  const keys = shortcut.split('+').map((key) => (isApple ? (APPLE[key] ?? key) : (OTHERS[key] ?? key)));
  return keys.join(isApple ? '' : '+');
}

const APPLE: { readonly [key: string]: string } = { mod: '⌘', shift: '⇧', alt: '⌥' };
const OTHERS: { readonly [key: string]: string } = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

function isAppleMachine(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
