const CODE_EDITOR = '.monaco-editor';
const TYPING = `input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true], ${CODE_EDITOR}`;
const OVERLAY = '[role=dialog], [role=menu], [role=listbox]';

/** Keys belong to whoever is typing, and to what is open above the page. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, ${OVERLAY}`) !== null;
}

/** Keys that no text field has a use for still belong to what is open above the page, and to an editor of code. */
export function isOutOfReach(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${CODE_EDITOR}, ${OVERLAY}`) !== null;
}

/** The canvas, the outline, and the page itself when nothing has the focus. */
export function isInFlow(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-flow-keys]') !== null);
}
