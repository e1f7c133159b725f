import { jsonataFunctions } from '#core/expression/formula/jsonata-functions.ts';

/** `name` without its `$`; `insert` is what replaces what was typed of it. */
export type Completion = { readonly name: string; readonly hint: string; readonly insert: string };

const MAX_SHOWN = 8;

/** Gives what the name right before the caret may become: variables first, then functions. Nothing outside of a name. */
export function listCompletions(
  source: string,
  caret: number,
  slots: readonly { readonly name: string; readonly hint: string }[],
): { readonly start: number; readonly completions: readonly Completion[] } {
  const typed = /\$([A-Za-z_]\w*)?$/.exec(source.slice(0, caret));
  if (typed === null || isInText(source.slice(0, typed.index))) return { start: caret, completions: [] };
  const prefix = (typed[1] ?? '').toLowerCase();
  const variables = slots.map(({ name, hint }) => ({ name, hint, insert: `$${name}` }));
  const functions = Object.entries(jsonataFunctions).map(([name, { parameters, description }]) => ({
    name,
    hint: `(${parameters}) ${description}`,
    insert: `$${name}(`,
  }));
  const fitting = [...variables, ...functions].filter(({ name }) => name.toLowerCase().startsWith(prefix));
  const isDone = fitting.length === 1 && fitting[0]?.name === typed[1];
  return { start: typed.index, completions: isDone ? [] : fitting.slice(0, MAX_SHOWN) };
}

/** Says whether a place lies within a text literal that is not closed before it. */
function isInText(before: string): boolean {
  let quote = '';
  for (let index = 0; index < before.length; index += 1) {
    const character = before[index] ?? '';
    if (quote !== '' && character === '\\') index += 1;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
  }
  return quote !== '';
}
