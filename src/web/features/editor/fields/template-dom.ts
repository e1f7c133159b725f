import type { Formula, Reference, Template } from '#core/expression/template.ts';
import { areTokensEqual, listSegments, normaliseTokens, type TemplateSegment } from './template-model.ts';

/** What a pill shows and says of its variable. */
export type PillLabel = {
  /** The whole of it: "Contact Created › email". */
  readonly text: string;
  /** The source gives way first where the field is narrow; the end of the path tells variables apart. */
  readonly source: string;
  readonly path: string;
  readonly problem: string | null;
  readonly severity: 'error' | 'warning';
};
export type LabelPill = (reference: Reference) => PillLabel;

/**
 * Gives the caret a place beside a variable and on an empty last line; never part of the template. A word joiner, because
 * the line must not break at it.
 */
const FILLER = '\u2060';

/** What a pill stands for: a variable, or a formula within a text. */
export type PillToken = { readonly ref: Reference } | { readonly formula: Formula };

const pillTokens = new WeakMap<Node, PillToken>();

/** Gives the variable of the pill that a node lies in, if it lies in one. */
export function findPill(root: HTMLElement, node: EventTarget | null): HTMLElement | undefined {
  const child = node instanceof Node ? findChildOf(root, node) : undefined;
  return child instanceof HTMLElement && pillTokens.has(child) ? child : undefined;
}

export function getPillToken(pill: HTMLElement): PillToken | undefined {
  return pillTokens.get(pill);
}

export function getPillReference(pill: HTMLElement): Reference | undefined {
  const token = pillTokens.get(pill);
  return token !== undefined && 'ref' in token ? token.ref : undefined;
}

/** Makes the children of `root` show the template; nodes that show the right thing already stay as they are. */
export function renderTemplate(root: HTMLElement, template: Template, label: LabelPill): void {
  const segments = listSegments(template);
  segments.forEach((segment, index) => {
    const node = root.childNodes[index];
    if ('text' in segment) renderText(root, node, toNodeText(segment.text, index === segments.length - 1));
    else renderPill(root, node, segment, 'ref' in segment ? label(segment.ref) : labelFormula(segment.formula));
  });
  while (root.childNodes.length > segments.length) root.lastChild?.remove();
}

/** Reads the template back after the browser itself changed the children, as an input method does. */
export function readTemplate(root: HTMLElement): Template {
  return normaliseTokens(Array.from(root.childNodes, readNode).flat());
}

/** The caret position of a place in the DOM that shows `template`. */
export function getTemplatePosition(root: HTMLElement, template: Template, node: Node, offset: number): number {
  const segments = listSegments(template);
  const child = node === root ? undefined : findChildOf(root, node);
  const index = node === root ? offset : Array.prototype.indexOf.call(root.childNodes, child);
  const before = segments.slice(0, Math.max(0, index)).reduce((sum, segment) => sum + getSegmentLength(segment), 0);
  const segment = segments[index];
  if (node === root || segment === undefined) return before;
  if ('text' in segment) return before + Math.min(offset, segment.text.length);
  return before + (offset === 0 ? 0 : 1);
}

/** The place in the DOM of a caret position, always inside a text node. */
export function getDomPlace(root: HTMLElement, template: Template, position: number): readonly [Node, number] {
  let rest = position;
  for (const [index, segment] of listSegments(template).entries()) {
    const node = root.childNodes[index];
    if ('text' in segment && rest <= segment.text.length && node !== undefined) return [node, rest];
    rest -= getSegmentLength(segment);
  }
  const last = root.lastChild;
  return last === null ? [root, 0] : [last, (last.textContent ?? '').replace(FILLER, '').length];
}

function renderText(root: HTMLElement, node: ChildNode | undefined, text: string): void {
  if (node instanceof Text) {
    if (node.data !== text) node.data = text;
  } else {
    replaceNode(root, node, document.createTextNode(text));
  }
}

function renderPill(root: HTMLElement, node: ChildNode | undefined, token: PillToken, label: PillLabel): void {
  const shown = node === undefined ? undefined : pillTokens.get(node);
  const isReusable = node instanceof HTMLElement && shown !== undefined && areTokensEqual(shown, token);
  const pill = isReusable ? node : createPill(token);
  const isBroken = label.problem !== null && label.severity === 'error';
  const kind = 'ref' in token ? 'variable' : 'formula';
  const spoken = `${isBroken ? `broken ${kind}` : kind} ${label.text}${label.problem === null ? '' : `. ${label.problem}`}`;
  labelPill(pill, label);
  if (pill.getAttribute('aria-label') !== spoken) pill.setAttribute('aria-label', spoken);
  pill.toggleAttribute('data-broken', isBroken);
  pill.toggleAttribute('data-doubtful', label.problem !== null && !isBroken);
  if (!isReusable) replaceNode(root, node, pill);
}

function labelPill(pill: HTMLElement, { source, path }: PillLabel): void {
  const [sourcePart, pathPart] = pill.children;
  const shownPath = path === '' || source === '' ? path : `› ${path}`;
  if (sourcePart !== undefined && sourcePart.textContent !== source) sourcePart.textContent = source;
  if (pathPart !== undefined && pathPart.textContent !== shownPath) pathPart.textContent = shownPath;
}

function labelFormula({ source }: Formula): PillLabel {
  const text = source.replaceAll(/\s+/g, ' ');
  return { text, source: '', path: `ƒ ${text}`, problem: null, severity: 'error' };
}

function createPill(token: PillToken): HTMLElement {
  const pill = document.createElement('span');
  pill.contentEditable = 'false';
  pill.draggable = true;
  pill.dataset['pill'] = 'ref' in token ? token.ref.source : 'formula';
  // A label needs a role; the pill is one unit to the reader as it is to the caret.
  pill.setAttribute('role', 'img');
  pill.append(document.createElement('span'), document.createElement('span'));
  pillTokens.set(pill, token);
  return pill;
}

function replaceNode(root: HTMLElement, old: ChildNode | undefined, next: Node): void {
  if (old === undefined) root.append(next);
  else old.replaceWith(next);
}

function readNode(node: ChildNode): Template {
  const token = pillTokens.get(node);
  if (token !== undefined) return [token];
  if (node instanceof HTMLBRElement) return [{ text: '\n' }];
  return [{ text: (node.textContent ?? '').replaceAll(FILLER, '') }];
}

function toNodeText(text: string, isLast: boolean): string {
  return text === '' || (isLast && text.endsWith('\n')) ? text + FILLER : text;
}

function findChildOf(root: HTMLElement, node: Node): ChildNode | undefined {
  let current: Node | null = node;
  while (current !== null && current.parentNode !== root) current = current.parentNode;
  // A node whose parent is an element is one of its child nodes.
  return (current as ChildNode | null) ?? undefined;
}

function getSegmentLength(segment: TemplateSegment): number {
  return 'text' in segment ? segment.text.length : 1;
}
