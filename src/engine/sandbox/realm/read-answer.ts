import type { SandboxError } from '../../ports/sandbox.ts';
import { MAX_MEMORY_PAGES, PAGE_BYTES, type ThreadCall } from '../thread-protocol.ts';
import type { Interruption } from './call-clock.ts';

type Answer = { readonly outputJson: string | null } | { readonly error: SandboxError };

/** Turns an answer of `calls.js`, one tag character and a payload, into an outcome. */
export function readAnswer(answer: string, outputBytes: number): Answer {
  const payload = answer.slice(1);
  switch (answer[0]) {
    case 'u':
      return { outputJson: null };
    case 'v':
      return payload.length * 3 > outputBytes && Buffer.byteLength(payload) > outputBytes
        ? { error: tooLarge(outputBytes) }
        : { outputJson: payload };
    case 'l':
      return { error: tooLarge(outputBytes) };
    case 'n':
      return {
        error: { code: 'code_invalid_output', message: `The returned value cannot be written as JSON: ${payload}.` },
      };
    case 'p':
      return { error: { code: 'code_error', message: 'The code waits for a promise that never settles.' } };
    default:
      return { error: readError(payload) };
  }
}

export function interruptionError(interruption: Interruption, call: ThreadCall): SandboxError {
  return interruption === 'cancelled'
    ? { code: 'cancelled', message: 'The call was cancelled.' }
    : { code: 'code_timeout', message: timeoutMessage(call.timeoutMs) };
}

export function timeoutMessage(timeoutMs: number): string {
  return `The code ran longer than ${timeoutMs / 1000} seconds and was stopped.`;
}

/** Name, message and stack as QuickJS gives them; the builder's text starts on line 2 of what was compiled. */
export function thrownError(name: string, message: string, guestStack: string): SandboxError {
  if (message.startsWith('out of memory')) {
    const megabytes = (MAX_MEMORY_PAGES * PAGE_BYTES) / 1024 / 1024;
    return { code: 'code_out_of_memory', message: `The code needed more than ${megabytes} MB of memory.` };
  }
  const text = name === '' || name === 'Error' ? message : `${name}: ${message}`;
  const frames = guestStack.split('\n').flatMap(readFrame);
  const first = frames[0];
  if (first === undefined) return { code: 'code_error', message: text };
  const stack = frames.map((frame) => `    at ${frame.name} (code:${frame.line}:${frame.column})`);
  return {
    code: 'code_error',
    message: text,
    line: first.line,
    column: first.column,
    stack: [text, ...stack].join('\n'),
  };
}

function tooLarge(outputBytes: number): SandboxError {
  return { code: 'code_output_too_large', message: `The returned value is larger than ${outputBytes} bytes as JSON.` };
}

function readError(payload: string): SandboxError {
  // Written by `describe` in calls.js, which makes three strings of whatever was thrown.
  const thrown = JSON.parse(payload) as { readonly name: string; readonly message: string; readonly stack: string };
  return thrownError(thrown.name, thrown.message, thrown.stack);
}

type Frame = { readonly name: string; readonly line: number; readonly column: number };

function readFrame(text: string): readonly Frame[] {
  const match = /^\s*at (?:(.*) \()?<input>:(\d+):(\d+)\)?$/.exec(text);
  if (match === null) return [];
  const name = match[1] === undefined || match[1] === '<eval>' ? '<anonymous>' : match[1];
  return [{ name, line: Math.max(1, Number(match[2]) - 1), column: Number(match[3]) }];
}
