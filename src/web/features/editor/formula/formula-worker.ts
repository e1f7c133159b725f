import jsonata from 'jsonata';
import type { Json } from '#core/base/json.ts';
import { readFault } from '#core/expression/formula/formula-fault.ts';
import type { FormulaAnswer, FormulaQuestion } from './formula-evaluator.ts';

const LIMITS = { stack: 300, sequence: 100_000 };

addEventListener('message', (event: MessageEvent<FormulaQuestion>) => {
  void evaluate(event.data).then((answer) => postMessage(answer));
});

async function evaluate({ source, slots }: FormulaQuestion): Promise<FormulaAnswer> {
  try {
    const value: unknown = await jsonata(source, LIMITS).evaluate(undefined, slots);
    if (typeof value === 'function' || isJsonataFunction(value)) {
      return { fault: { message: 'The formula gives a function instead of a value', position: null } };
    }
    // What JSON cannot say, such as the marks of a sequence, stays behind.
    return value === undefined ? {} : { value: JSON.parse(JSON.stringify(value)) as Json };
  } catch (thrown) {
    return { fault: readFault(thrown) };
  }
}

function isJsonataFunction(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('_jsonata_function' in value || '_jsonata_lambda' in value);
}
