import type { Template } from '#core/expression/template.ts';
import { getDomPlace, getTemplatePosition } from './template-dom.ts';
import type { TemplateRange } from './template-model.ts';

export function toCaret(position: number): TemplateRange {
  return { from: position, to: position };
}

/** The part of the template that is selected, or undefined while the selection is elsewhere. */
export function findSelection(root: HTMLElement, template: Template): TemplateRange | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return root.contains(range.commonAncestorContainer) ? toTemplateRange(root, template, range) : undefined;
}

/** The end of the selection that the keyboard moves. */
export function findFocusPosition(root: HTMLElement, template: Template): number | undefined {
  const selection = document.getSelection();
  const node = selection?.focusNode ?? null;
  if (selection === null || node === null || !root.contains(node)) return undefined;
  return getTemplatePosition(root, template, node, selection.focusOffset);
}

export function toTemplateRange(root: HTMLElement, template: Template, range: StaticRange | Range): TemplateRange {
  const from = getTemplatePosition(root, template, range.startContainer, range.startOffset);
  const to = getTemplatePosition(root, template, range.endContainer, range.endOffset);
  return { from, to: Math.max(from, to) };
}

export function showSelection(root: HTMLElement, template: Template, { from, to }: TemplateRange): void {
  const end = getDomPlace(root, template, to);
  document.getSelection()?.setBaseAndExtent(...getDomPlace(root, template, from), ...end);
  if (root.scrollHeight > root.clientHeight) scrollToPlace(root, end);
}

/** The caret position under the pointer. */
export function findPointPosition(root: HTMLElement, template: Template, event: MouseEvent): number | undefined {
  const place = document.caretPositionFromPoint(event.clientX, event.clientY);
  if (place === null || !root.contains(place.offsetNode)) return undefined;
  return getTemplatePosition(root, template, place.offsetNode, place.offset);
}

function scrollToPlace(root: HTMLElement, [node, offset]: readonly [Node, number]): void {
  const range = document.createRange();
  range.setStart(node, offset);
  const caret = range.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  if (caret.bottom > frame.bottom) root.scrollTop += caret.bottom - frame.bottom + 4;
  else if (caret.height > 0 && caret.top < frame.top) root.scrollTop -= frame.top - caret.top + 4;
}
