import { createMillrace } from './create-millrace.ts';
import { MillraceError } from './millrace-error.ts';

/** `window.millrace` of a page that loads `/sdk.js`. The host is where the script came from. */
const script = document.currentScript;
const client = createMillrace(script instanceof HTMLScriptElement ? { host: new URL(script.src).origin } : {});

export default { ...client, createMillrace, MillraceError };
