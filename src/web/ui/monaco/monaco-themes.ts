import type { editor } from 'monaco-editor/editor';

// Monaco takes colours, not CSS variables: these repeat the ones of app/theme/theme.css.

export const lightTheme: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [
    { token: '', foreground: '191e22' },
    { token: 'type', foreground: '0b5f70' },
    { token: 'string', foreground: '17693f' },
    { token: 'string.invalid', foreground: 'b3261e' },
    { token: 'number', foreground: '8a4b08' },
    { token: 'keyword', foreground: '7a3a9d' },
    { token: 'comment', foreground: '5b656d' },
    { token: 'delimiter', foreground: '5b656d' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editorGutter.background': '#ffffff',
    'editorLineNumber.foreground': '#69737b',
    'editorLineNumber.dimmedForeground': '#69737b',
    'editorLineNumber.activeForeground': '#191e22',
    'editor.lineHighlightBackground': '#f7f8f9',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#cfebef',
    'editorCursor.foreground': '#0e6a7c',
    'editorError.foreground': '#b3261e',
    'editorWidget.background': '#ffffff',
    'editorWidget.border': '#e1e5e8',
    focusBorder: '#00000000',
  },
};

export const darkTheme: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: '', foreground: 'e3e6e8' },
    { token: 'type', foreground: '6fc3d0' },
    { token: 'string', foreground: '7fcf9f' },
    { token: 'string.invalid', foreground: 'f28b82' },
    { token: 'number', foreground: 'e0a871' },
    { token: 'keyword', foreground: 'c9a0e8' },
    { token: 'comment', foreground: '9ba4ab' },
    { token: 'delimiter', foreground: '9ba4ab' },
  ],
  colors: {
    'editor.background': '#16191d',
    'editorGutter.background': '#16191d',
    'editorLineNumber.foreground': '#88919a',
    'editorLineNumber.dimmedForeground': '#88919a',
    'editorLineNumber.activeForeground': '#e3e6e8',
    'editor.lineHighlightBackground': '#1c2125',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#1a4a55',
    'editorCursor.foreground': '#6fc3d0',
    'editorError.foreground': '#f28b82',
    'editorWidget.background': '#1f2429',
    'editorWidget.border': '#2a3036',
    focusBorder: '#00000000',
  },
};
