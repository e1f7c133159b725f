import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';

type HostFunction = (...handles: QuickJSHandle[]) => QuickJSHandle;

/** An object of functions of ours, for code of ours in the realm. What they throw, the realm throws. */
export function newHostObject(context: QuickJSContext, functions: Readonly<Record<string, HostFunction>>) {
  const object = context.newObject();
  for (const [name, run] of Object.entries(functions)) {
    const made = context.newFunction(name, (...handles) => run(...handles));
    context.setProp(object, name, made);
    made.dispose();
  }
  return object;
}

/** A text comes as JSON, anything else as an ArrayBuffer; see `toHost` in tools.js. */
export function readData(context: QuickJSContext, handle: QuickJSHandle): string | Uint8Array {
  return context.typeof(handle) === 'string' ? readJsonText(context, handle) : readBytes(context, handle);
}

export function readJsonText(context: QuickJSContext, handle: QuickJSHandle): string {
  return String(JSON.parse(context.getString(handle)));
}

/** A copy: the memory of the realm may move or be freed. */
export function readBytes(context: QuickJSContext, handle: QuickJSHandle): Uint8Array {
  const view = context.getArrayBuffer(handle);
  const copy = Uint8Array.from(view.value);
  view.dispose();
  return copy;
}

export function newBytes(context: QuickJSContext, bytes: Uint8Array): QuickJSHandle {
  return context.newArrayBuffer(Uint8Array.from(bytes).buffer);
}
