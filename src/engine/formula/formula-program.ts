import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Deep recursion ends with JSONata's own words before it ends the stack. */
const MAX_DEPTH = 300;

let program: string | undefined;

/**
 * The code that evaluates formulas inside of the sandbox: JSONata itself and a loop around it. Takes
 * `{ formulas: [{ source, slots }] }`, gives one `{ value }` or `{ fault }` for each, in order; the value of a formula
 * that has none is left out.
 */
export function getFormulaProgram(): string {
  program ??= wrap(readFileSync(fileURLToPath(import.meta.resolve('jsonata/jsonata.min.js')), 'utf8'));
  return program;
}

function wrap(library: string): string {
  return `async ({ formulas }) => {
  const module = { exports: {} };
  const exports = module.exports;
  ${library};
  const results = [];
  for (const { source, slots } of formulas) {
    try {
      const value = await module.exports(source, { stack: ${MAX_DEPTH} }).evaluate(undefined, slots);
      const isFunction = typeof value === 'function' || value?._jsonata_function || value?._jsonata_lambda;
      if (isFunction) throw { message: 'The formula gives a function instead of a value', position: null };
      results.push({ value });
    } catch (thrown) {
      const { message = String(thrown), position = null } = thrown ?? {};
      results.push({ fault: { message, position } });
    }
  }
  return results;
}`;
}
