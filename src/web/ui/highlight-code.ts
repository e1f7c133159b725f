export type CodeToken = {
  readonly text: string;
  readonly kind: 'plain' | 'comment' | 'string' | 'key' | 'number' | 'literal';
};
export type CodeLanguage = 'json' | 'javascript' | 'typescript' | 'shell' | 'text';

const STRING = String.raw`"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?`;
const NUMBER = String.raw`(?<![\w$])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b`;
const WORDS =
  'const|let|import|from|export|default|await|async|function|return|if|else|new|type|interface|null|true|false|undefined';

const PATTERNS: { readonly [L in Exclude<CodeLanguage, 'text'>]: RegExp } = {
  json: new RegExp(
    `(?<key>"(?:[^"\\\\\\n]|\\\\.)*"(?=\\s*:))|(?<string>${STRING})|(?<number>${NUMBER})|(?<literal>\\b(?:true|false|null)\\b)`,
    'g',
  ),
  javascript: script(),
  typescript: script(),
  shell: new RegExp(`(?<comment>(?<![^\\s])#.*)|(?<string>${STRING})|(?<literal>(?<=\\s)--?[A-Za-z][\\w-]*)`, 'g'),
};

/** Splits code for colouring: good enough for the snippets that we show, not a parser. */
export function highlightCode(code: string, language: CodeLanguage): readonly CodeToken[] {
  if (language === 'text') return [{ text: code, kind: 'plain' }];
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(PATTERNS[language])) {
    if (match.index > end) tokens.push({ text: code.slice(end, match.index), kind: 'plain' });
    tokens.push({ text: match[0], kind: getKind(match.groups ?? {}) });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ text: code.slice(end), kind: 'plain' });
  return tokens;
}

function script(): RegExp {
  const comment = String.raw`\/\/.*|\/\*[\s\S]*?\*\/`;
  const template = String.raw`\x60(?:[^\x60\\]|\\.)*\x60?`;
  return new RegExp(
    `(?<comment>${comment})|(?<string>${STRING}|${template})|(?<literal>\\b(?:${WORDS})\\b)|(?<number>${NUMBER})`,
    'g',
  );
}

function getKind(groups: { readonly [name: string]: string | undefined }): CodeToken['kind'] {
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['key'] !== undefined) return 'key';
  if (groups['string'] !== undefined) return 'string';
  return groups['number'] === undefined ? 'literal' : 'number';
}
