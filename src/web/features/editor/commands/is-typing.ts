const TYPING =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true], .monaco-editor';
const OVERLAY = '[role=dialog], [role=menu], [role=listbox]';

/** Keys belong to whoever is typing, and to what is open above the page. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, ${OVERLAY}`) !== null;
}

/** The canvas, the outline, and the page itself when nothing has the focus. */
export function isInFlow(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-flow-keys]') !== null);
}
