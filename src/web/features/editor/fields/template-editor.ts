import type { Template } from '#core/expression/template.ts';
import { fitToLines } from './template-clipboard.ts';
import {
  findPill,
  getDomPlace,
  getPillToken,
  readTemplate,
  renderTemplate,
  type LabelPill,
  type PillToken,
} from './template-dom.ts';
import {
  areTemplatesEqual,
  getChangeEnd,
  getNextPosition,
  getPreviousPosition,
  getTemplateLength,
  isVariableBeside,
  replaceInTemplate,
  type TemplateRange,
} from './template-model.ts';
import { findFocusPosition, findSelection, showSelection, toCaret, toTemplateRange } from './template-selection.ts';
import { getPillRange, listenForTransfers } from './template-transfer.ts';

export type TemplateEditorEvents = {
  readonly change: (template: Template) => void;
  /** The caret moved, or the text before it changed. */
  readonly caret: (position: number, template: Template, isTyped: boolean) => void;
  /** Sees each key first; true when it was meant for someone else, for example the open variable picker. */
  readonly key: (event: KeyboardEvent) => boolean;
  /** A pill is to be looked into: double-clicked, or Alt+Enter beside it. */
  readonly pill: (range: TemplateRange, token: PillToken, at: DOMRect) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

export type TemplateEditorOptions = {
  readonly root: HTMLElement;
  readonly isMultiline: boolean;
  readonly label: LabelPill;
  readonly events: TemplateEditorEvents;
};

/**
 * The editing of one template field. The template is the truth: input events become edits of the template, and the DOM
 * is drawn from it. Only while an input method composes does the browser write, and the result is read back.
 */
export class TemplateEditor {
  readonly #options: TemplateEditorOptions;
  readonly #listeners = new AbortController();
  #label: LabelPill;
  #template: Template = [];
  /** Where the caret was when the field last had it; variables from outside are inserted there. */
  #lastRange: TemplateRange | undefined;
  #isComposing = false;

  constructor(options: TemplateEditorOptions) {
    this.#options = options;
    this.#label = options.label;
    this.#render();
    this.#listen();
  }

  dispose(): void {
    this.#listeners.abort();
  }

  setTemplate(template: Template): void {
    if (this.#isComposing || areTemplatesEqual(this.#template, template)) return;
    const caret = getChangeEnd(this.#template, template);
    this.#template = template;
    this.#lastRange = undefined;
    this.#render();
    if (document.activeElement === this.#options.root) this.#select(toCaret(caret));
  }

  setLabel(label: LabelPill): void {
    this.#label = label;
    if (!this.#isComposing) this.#render();
  }

  focus(): void {
    this.#options.root.focus();
    this.#select(this.#lastRange ?? toCaret(getTemplateLength(this.#template)));
  }

  /** Puts tokens in place of `range`, or where the caret is or last was. */
  insert(tokens: Template, range?: TemplateRange): void {
    const { root, isMultiline } = this.#options;
    const place = range ?? this.#lastRange ?? toCaret(getTemplateLength(this.#template));
    root.focus();
    this.#replace(place, fitToLines(tokens, isMultiline));
  }

  /** Puts another pill in the place of one, without taking the focus. */
  swapPill(range: TemplateRange, token: PillToken): void {
    this.#template = replaceInTemplate(this.#template, range, [token]);
    this.#render();
    this.#options.events.change(this.#template);
  }

  #listen(): void {
    const { root, isMultiline } = this.#options;
    const { signal } = this.#listeners;
    root.addEventListener('beforeinput', (event) => this.#onBeforeInput(event), { signal });
    root.addEventListener('input', () => !this.#isComposing && this.#readBack(), { signal });
    root.addEventListener('compositionstart', () => (this.#isComposing = true), { signal });
    root.addEventListener('compositionend', () => this.#onCompositionEnd(), { signal });
    root.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
    root.addEventListener('click', (event) => this.#onClick(event), { signal });
    root.addEventListener('dblclick', (event) => this.#openPill(findPill(root, event.target)), { signal });
    document.addEventListener('selectionchange', () => this.#onSelectionChange(), { signal });
    const target = {
      root,
      isMultiline,
      getTemplate: () => this.#template,
      label: (...[reference]: Parameters<LabelPill>) => this.#label(reference),
      replace: (range: TemplateRange, tokens: Template) => this.#replace(range, tokens),
      select: (range: TemplateRange) => this.#select(range),
    };
    listenForTransfers(target, signal);
  }

  #onBeforeInput(event: InputEvent): void {
    // What an input method writes cannot be prevented everywhere; it is read back when it is done.
    if (event.isComposing || event.inputType.includes('Composition')) return;
    event.preventDefault();
    const range = this.#getEventRange(event);
    if (range === undefined) return;
    switch (event.inputType) {
      case 'insertText':
      case 'insertReplacementText':
        this.#replace(range, this.#readInserted(event), true);
        return;
      case 'insertLineBreak':
      case 'insertParagraph':
        if (this.#options.isMultiline) this.#replace(range, [{ text: '\n' }]);
        return;
      case 'historyUndo':
        this.#options.events.undo();
        return;
      case 'historyRedo':
        this.#options.events.redo();
        return;
      default:
        if (event.inputType.startsWith('delete')) this.#replace(this.#widenDeletion(event.inputType, range), [], true);
    }
  }

  #readInserted(event: InputEvent): Template {
    const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    return fitToLines([{ text }], this.#options.isMultiline);
  }

  /** The range that an input changes; where words and lines begin and end is the browser's business. */
  #getEventRange(event: InputEvent): TemplateRange | undefined {
    const { root } = this.#options;
    const selection = findSelection(root, this.#template);
    const usesTarget = /Word|Line|Replacement/.test(event.inputType) && selection?.from === selection?.to;
    const [target] = usesTarget ? event.getTargetRanges() : [];
    return target === undefined ? selection : toTemplateRange(root, this.#template, target);
  }

  #widenDeletion(inputType: string, { from, to }: TemplateRange): TemplateRange {
    if (from !== to) return { from, to };
    return inputType.endsWith('Forward')
      ? { from, to: getNextPosition(this.#template, to) }
      : { from: getPreviousPosition(this.#template, from), to };
  }

  #onCompositionEnd(): void {
    this.#isComposing = false;
    this.#readBack();
  }

  #readBack(): void {
    const { root, events, isMultiline } = this.#options;
    const template = fitToLines(readTemplate(root), isMultiline);
    // The caret is read against the DOM as the browser left it, before that is drawn afresh.
    const caret = findFocusPosition(root, template) ?? getTemplateLength(template);
    const hasChanged = !areTemplatesEqual(template, this.#template);
    this.#template = template;
    this.#render();
    if (document.activeElement === root) this.#select(toCaret(caret));
    if (hasChanged) events.change(template);
    events.caret(caret, template, true);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (this.#options.events.key(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.altKey && event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      this.#openPill(this.#findPillAtCaret());
    }
    if (event.altKey) return;
    const key = event.key.toLowerCase();
    if (!event.ctrlKey && !event.metaKey) {
      if (key === 'arrowleft' || key === 'arrowright') this.#stepOverVariable(event, key === 'arrowleft' ? -1 : 1);
      return;
    }
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'y' || event.shiftKey) this.#options.events.redo();
    else this.#options.events.undo();
  }

  #stepOverVariable(event: KeyboardEvent, direction: -1 | 1): void {
    const { root } = this.#options;
    const range = findSelection(root, this.#template);
    const at = findFocusPosition(root, this.#template);
    if (range === undefined || at === undefined || (!event.shiftKey && range.from !== range.to)) return;
    if (!isVariableBeside(this.#template, at, direction)) return;
    event.preventDefault();
    const place = getDomPlace(root, this.#template, at + direction);
    const selection = document.getSelection();
    if (event.shiftKey) selection?.extend(...place);
    else selection?.collapse(...place);
  }

  #openPill(pill: HTMLElement | undefined): void {
    const { root, events } = this.#options;
    const token = pill === undefined ? undefined : getPillToken(pill);
    if (pill === undefined || token === undefined || !root.isContentEditable) return;
    events.pill(getPillRange(root, this.#template, pill), token, pill.getBoundingClientRect());
  }

  /** The pill that is selected, or before the caret, or behind it. */
  #findPillAtCaret(): HTMLElement | undefined {
    const { root } = this.#options;
    const range = findSelection(root, this.#template) ?? this.#lastRange;
    const pills = [...root.children].flatMap((child) => findPill(root, child) ?? []);
    const starts = pills.map((pill) => getPillRange(root, this.#template, pill).from);
    const wanted = range === undefined ? [] : [range.from === range.to ? range.to - 1 : range.from, range.to];
    return wanted.flatMap((from) => pills[starts.indexOf(from)] ?? [])[0];
  }

  #onClick(event: MouseEvent): void {
    const { root } = this.#options;
    const pill = findPill(root, event.target);
    if (pill !== undefined && !event.shiftKey) this.#select(getPillRange(root, this.#template, pill));
  }

  #onSelectionChange(): void {
    if (this.#isComposing) return;
    const range = findSelection(this.#options.root, this.#template);
    if (range === undefined) return;
    const isSame = this.#lastRange?.from === range.from && this.#lastRange.to === range.to;
    this.#lastRange = range;
    if (!isSame) this.#options.events.caret(range.to, this.#template, false);
  }

  #replace(range: TemplateRange, tokens: Template, isTyped = false): void {
    if (range.from === range.to && tokens.length === 0) return;
    const caret = range.from + getTemplateLength(tokens);
    this.#template = replaceInTemplate(this.#template, range, tokens);
    this.#render();
    this.#select(toCaret(caret));
    this.#options.events.change(this.#template);
    this.#options.events.caret(caret, this.#template, isTyped);
  }

  #render(): void {
    const { root } = this.#options;
    renderTemplate(root, this.#template, this.#label);
    root.toggleAttribute('data-empty', this.#template.length === 0);
  }

  #select(range: TemplateRange): void {
    this.#lastRange = range;
    showSelection(this.#options.root, this.#template, range);
  }
}
