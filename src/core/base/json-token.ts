/** A piece of JSON text. `problem` says in plain words what is wrong with the piece itself, at `problemAt`. */
export interface JsonToken {
  readonly kind:
    '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'word' | 'quote' | 'comment' | 'other' | 'end';
  readonly start: number;
  readonly end: number;
  readonly problem?: string;
  readonly problemAt?: number;
}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER_LIKE = /[-+.]?[0-9][0-9A-Za-z_.+-]*|[-+]\.?[A-Za-z0-9]*|\.[A-Za-z0-9]+/y;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const VALUE_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const QUOTES_THAT_ARE_NOT_JSON = "'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb";

/** Reads the token that begins at or after `from`, where blanks may stand first. */
export function readJsonToken(text: string, from: number): JsonToken {
  const start = endOfMatch(BLANKS, text, from);
  if (start >= text.length) return { kind: 'end', start: text.length, end: text.length };
  const character = text.charAt(start);
  switch (character) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return { kind: character, start, end: start + 1 };
    case '"':
      return readString(text, start);
    default:
      return readNumber(text, start) ?? readWord(text, start) ?? readOther(text, start);
  }
}

function endOfMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function readString(text: string, start: number): JsonToken {
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { kind: 'string', start, end: at + 1 };
    const wrong = character === '\\' ? findEscapeProblem(text, at) : findCharacterProblem(character);
    if (wrong !== undefined) return { kind: 'string', start, end: at + 1, problem: wrong, problemAt: at };
    at += character === '\\' ? 2 : 1;
  }
  const problem = 'The text ends inside a string; add a closing quote.';
  return { kind: 'string', start, end: text.length, problem, problemAt: start };
}

function findCharacterProblem(character: string): string | undefined {
  if (character >= ' ') return undefined;
  if (character === '\n' || character === '\r') {
    return 'A string cannot run over the end of a line; add the closing quote, or write \\n for a line break.';
  }
  if (character === '\t') return 'A tab inside a string must be written as \\t.';
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `A control character inside a string must be written as \\u${code}.`;
}

function findEscapeProblem(text: string, at: number): string | undefined {
  const next = text.charAt(at + 1);
  if (next === '') return 'The text ends inside a string; add a closing quote.';
  if ('"\\/bfnrt'.includes(next)) return undefined;
  if (next !== 'u') return 'JSON does not know this escape in a string; write \\\\ for a backslash.';
  if (/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) return undefined;
  return 'In a string, \\u must be followed by four hexadecimal digits.';
}

function readNumber(text: string, start: number): JsonToken | undefined {
  const end = endOfMatch(NUMBER_LIKE, text, start);
  if (end === start) return undefined;
  const problem = findNumberProblem(text.slice(start, end));
  return problem === undefined
    ? { kind: 'number', start, end }
    : { kind: 'number', start, end, problem, problemAt: start };
}

function findNumberProblem(source: string): string | undefined {
  if (NUMBER.test(source)) return undefined;
  if (source.startsWith('+')) return 'A number cannot begin with a plus sign.';
  if (/^-?Infinity$/.test(source)) return 'JSON has no Infinity; use null or a text instead.';
  if (/^-?[.]/.test(source)) return 'A number needs a digit before its decimal point.';
  if (/^-?0[xXoObB]/.test(source)) return 'JSON numbers are decimal; write this number in digits 0 to 9.';
  if (/^-?0[0-9]/.test(source)) return 'A number cannot begin with a zero that other digits follow.';
  if (/^-?[0-9]+[.](?:[eE]|$)/.test(source)) return 'A number needs a digit after its decimal point.';
  if (/^-?[0-9.]+[eE][+-]?$/.test(source)) return 'A number needs digits after its exponent sign e.';
  return 'This is not a number as JSON writes it; put it in double quotes if it is text.';
}

function readWord(text: string, start: number): JsonToken | undefined {
  const end = endOfMatch(WORD, text, start);
  if (end === start) return undefined;
  const problem = findWordProblem(text.slice(start, end));
  return problem === undefined ? { kind: 'word', start, end } : { kind: 'word', start, end, problem, problemAt: start };
}

function findWordProblem(word: string): string | undefined {
  if (VALUE_WORDS.has(word)) return undefined;
  const lower = word.toLowerCase();
  if (VALUE_WORDS.has(lower)) return `JSON writes ${lower} in lower case.`;
  if (word === 'undefined') return 'JSON has no undefined; use null, or leave the property out.';
  if (word === 'None' || word === 'nil') return 'JSON writes an empty value as null.';
  if (word === 'NaN' || word === 'Infinity') return `JSON has no ${word}; use null or a text instead.`;
  return 'Text must be in double quotes.';
}

/** Reads what JSON does not have; every token of these kinds carries its problem. */
function readOther(text: string, start: number): JsonToken {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const place = { start, end: start + character.length, problemAt: start };
  if (character === '#' || text.startsWith('//', start) || text.startsWith('/*', start)) {
    return { ...place, kind: 'comment', problem: 'JSON has no comments; remove this one.' };
  }
  if (QUOTES_THAT_ARE_NOT_JSON.includes(character)) {
    return { ...place, kind: 'quote', problem: 'Text must be in straight double quotes: ".' };
  }
  const problem = /[\s\p{Z}\p{C}]/u.test(character)
    ? 'There is an invisible character here that JSON does not allow; remove it.'
    : `The character ${character} has no place here.`;
  return { ...place, kind: 'other', problem };
}
