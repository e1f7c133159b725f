// The library for es2024 and Node's types leave this global out; the one for browsers has it, with the whole DOM.
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
}
