import type { StepClipboard } from './command.ts';

const KEY = 'millrace-clipboard';

/**
 * The system's clipboard where the browser gives it to us, which it does on secure pages only; the browser's own storage
 * keeps a copy, so that tabs share it everywhere.
 */
export const stepClipboard: StepClipboard = {
  write: (text) => {
    localStorage.setItem(KEY, text);
    void navigator.clipboard?.writeText(text).catch(() => undefined);
  },
  read: async () => {
    const own = localStorage.getItem(KEY) ?? '';
    try {
      return (await navigator.clipboard?.readText()) || own;
    } catch {
      // Refused by the member or the browser.
      return own;
    }
  },
};
