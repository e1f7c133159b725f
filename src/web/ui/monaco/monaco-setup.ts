import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
// oxlint-disable-next-line import/default -- Vite makes the worker's constructor for `?worker`.
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
// What the feature of that name registers is the inline kind alone.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/javascript/register';
import { jsonConfiguration, jsonTokens } from './json-language.ts';
import { darkTheme, lightTheme } from './monaco-themes.ts';

// The workers are ours, from our own address; the loader's default is a foreign CDN.
globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
loader.config({ monaco });

// Our own small grammar in place of Monaco's JSON service (300 kB and a worker): core/schema says what is wrong, in words.
monaco.languages.register({ id: 'json', extensions: ['.json'] });
monaco.languages.setLanguageConfiguration('json', jsonConfiguration);
monaco.languages.setMonarchTokensProvider('json', jsonTokens);

monaco.editor.defineTheme('millrace-light', lightTheme);
monaco.editor.defineTheme('millrace-dark', darkTheme);

// Widths measured before the font arrived would put the caret beside the letters.
void document.fonts.load("13px 'JetBrains Mono Variable'").then(() => monaco.editor.remeasureFonts());

export { monaco };
