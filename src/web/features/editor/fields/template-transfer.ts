import type { Template } from '#core/expression/template.ts';
import { carriesTemplate, readTransferredTemplate, writeTemplate } from './template-clipboard.ts';
import { findPill, getTemplatePosition, type LabelPill } from './template-dom.ts';
import { getTemplateLength, replaceInTemplate, sliceTemplate, type TemplateRange } from './template-model.ts';
import { findPointPosition, findSelection, toCaret } from './template-selection.ts';

/** What clipboard and drag need of the field that they work on. */
export type TransferTarget = {
  readonly root: HTMLElement;
  readonly isMultiline: boolean;
  readonly getTemplate: () => Template;
  readonly label: LabelPill;
  readonly replace: (range: TemplateRange, tokens: Template) => void;
  readonly select: (range: TemplateRange) => void;
};

/** Copy, cut, paste, and drag out of, within and into a template field; variables stay variables on the way. */
export function listenForTransfers(target: TransferTarget, signal: AbortSignal): void {
  const { root } = target;
  let dragged: TemplateRange | undefined;
  root.addEventListener('copy', (event) => copy(target, event), { signal });
  root.addEventListener('cut', (event) => cut(target, event), { signal });
  root.addEventListener('paste', (event) => paste(target, event), { signal });
  root.addEventListener('dragstart', (event) => (dragged = startDrag(target, event)), { signal });
  root.addEventListener('dragover', (event) => showDropPlace(target, event, dragged !== undefined), { signal });
  root.addEventListener('drop', (event) => drop(target, event, dragged), { signal });
  root.addEventListener('dragend', () => (dragged = undefined), { signal });
}

export function getPillRange(root: HTMLElement, template: Template, pill: HTMLElement): TemplateRange {
  const from = getTemplatePosition(root, template, pill, 0);
  return { from, to: from + 1 };
}

function copy(target: TransferTarget, event: ClipboardEvent): void {
  const range = findSelection(target.root, target.getTemplate());
  if (range === undefined || range.from === range.to || event.clipboardData === null) return;
  event.preventDefault();
  write(target, event.clipboardData, range);
}

function cut(target: TransferTarget, event: ClipboardEvent): void {
  copy(target, event);
  const range = findSelection(target.root, target.getTemplate());
  if (event.defaultPrevented && range !== undefined && target.root.isContentEditable) target.replace(range, []);
}

function paste(target: TransferTarget, event: ClipboardEvent): void {
  event.preventDefault();
  const range = findSelection(target.root, target.getTemplate());
  if (range === undefined || event.clipboardData === null || !target.root.isContentEditable) return;
  target.replace(range, readTransferredTemplate(event.clipboardData, target.isMultiline));
}

function startDrag(target: TransferTarget, event: DragEvent): TemplateRange | undefined {
  const { root } = target;
  const pill = findPill(root, event.target);
  const template = target.getTemplate();
  const range = pill === undefined ? findSelection(root, template) : getPillRange(root, template, pill);
  if (range === undefined || event.dataTransfer === null) return undefined;
  event.dataTransfer.effectAllowed = 'copyMove';
  write(target, event.dataTransfer, range);
  return range;
}

function showDropPlace(target: TransferTarget, event: DragEvent, isOwn: boolean): void {
  const { root } = target;
  if (event.dataTransfer === null || !root.isContentEditable || !carriesTemplate(event.dataTransfer)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = isOwn ? 'move' : 'copy';
  const position = findPointPosition(root, target.getTemplate(), event);
  if (position === undefined) return;
  // The caret shows where the variable will land.
  if (document.activeElement !== root) root.focus({ preventScroll: true });
  target.select(toCaret(position));
}

function drop(target: TransferTarget, event: DragEvent, dragged: TemplateRange | undefined): void {
  const { root } = target;
  if (event.dataTransfer === null || !carriesTemplate(event.dataTransfer)) return;
  event.preventDefault();
  if (!root.isContentEditable) return;
  const template = target.getTemplate();
  const position = findPointPosition(root, template, event) ?? getTemplateLength(template);
  const tokens = readTransferredTemplate(event.dataTransfer, target.isMultiline);
  root.focus();
  if (dragged === undefined) target.replace(toCaret(position), tokens);
  else move(target, dragged, position, tokens);
}

function move(target: TransferTarget, range: TemplateRange, position: number, tokens: Template): void {
  if (position >= range.from && position <= range.to) return;
  const template = target.getTemplate();
  const at = position < range.from ? position : position - (range.to - range.from);
  const moved = replaceInTemplate(replaceInTemplate(template, range, []), toCaret(at), tokens);
  target.replace({ from: 0, to: getTemplateLength(template) }, moved);
  target.select(toCaret(at + getTemplateLength(tokens)));
}

function write(target: TransferTarget, data: DataTransfer, { from, to }: TemplateRange): void {
  writeTemplate(data, sliceTemplate(target.getTemplate(), from, to), (ref) => target.label(ref).text);
}
