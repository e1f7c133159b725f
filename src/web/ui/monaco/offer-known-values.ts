import type { editor, languages } from 'monaco-editor/editor';
import { knownLibraries } from './known-libraries.ts';
import { describeEnd, findMembers, type Known, type KnownValue } from './known-values.ts';
import { monaco } from './monaco-setup.ts';

const known = new WeakMap<editor.ITextModel, readonly KnownValue[]>();

/** Says what the code of one editor can use besides libraries: offered behind a dot, and told under the pointer. */
export function setKnownValues(model: editor.ITextModel, values: readonly KnownValue[]): void {
  known.set(model, values);
}

function listKnown(model: editor.ITextModel): readonly Known[] {
  return [...(known.get(model) ?? []), ...knownLibraries];
}

monaco.languages.registerCompletionItemProvider('javascript', {
  triggerCharacters: ['.'],
  provideCompletionItems: (model, { lineNumber, column }) => {
    const before = model.getLineContent(lineNumber).slice(0, column - 1);
    const values = listKnown(model);
    const found = findMembers(values, before);
    if (found === null) return { suggestions: values.map((value) => suggestName(value, model, lineNumber, column)) };
    const start = column - found.typed.length;
    return {
      suggestions: found.members.map(({ name, type, isFunction }): languages.CompletionItem => {
        const isPlain = /^[A-Za-z_$][\w$]*$/.test(name);
        return {
          label: { label: name, ...(isFunction ? { detail: ` ${type}` } : { description: type }) },
          kind: isFunction ? monaco.languages.CompletionItemKind.Function : monaco.languages.CompletionItemKind.Field,
          insertText: isPlain ? name : `[${JSON.stringify(name)}]`,
          range: range(lineNumber, start, column),
          // A name that is no word stands in brackets, and these in place of the dot.
          ...(isPlain
            ? {}
            : { additionalTextEdits: [{ range: range(lineNumber, start - 1, start), text: '' }], filterText: name }),
        };
      }),
    };
  },
});

monaco.languages.registerHoverProvider('javascript', {
  provideHover: (model, position) => {
    const word = model.getWordAtPosition(position);
    if (word === null) return null;
    const line = model.getLineContent(position.lineNumber);
    const found = describeEnd(listKnown(model), line.slice(0, word.endColumn - 1));
    if (found === null) return null;
    return {
      contents: [{ value: `\`${found.name}\`: ${found.type}` }],
      range: range(position.lineNumber, word.startColumn, word.endColumn),
    };
  },
});

function suggestName(
  value: Known,
  model: editor.ITextModel,
  lineNumber: number,
  column: number,
): languages.CompletionItem {
  const { startColumn } = model.getWordUntilPosition({ lineNumber, column });
  const { name } = value;
  return {
    label: 'signature' in value ? { label: name, detail: ` ${value.signature}` } : name,
    kind: monaco.languages.CompletionItemKind.Variable,
    insertText: name,
    range: range(lineNumber, startColumn, column),
  };
}

function range(line: number, startColumn: number, endColumn: number) {
  return { startLineNumber: line, endLineNumber: line, startColumn, endColumn };
}
