import type { Json } from '#core/base/json.ts';
import type { FormulaFault } from '#core/expression/formula/formula-fault.ts';

export type FormulaQuestion = { readonly source: string; readonly slots: { readonly [name: string]: Json } };
/** Neither a value nor a fault: the formula gives nothing. */
export type FormulaAnswer = { readonly value?: Json; readonly fault?: FormulaFault };

export type FormulaEvaluator = {
  /** Evaluates for the sake of the latest question only: an older one that waits is never answered. */
  readonly ask: (question: FormulaQuestion, answer: (answer: FormulaAnswer) => void) => void;
  readonly dispose: () => void;
};

const LIMIT_MS = 1000;
/** The first question also waits for the worker's own script. */
const START_LIMIT_MS = 10_000;

/** Evaluates formulas on sample values in a worker, which is ended when a formula does not end. */
export function createFormulaEvaluator(): FormulaEvaluator {
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReady = false;
  let current: ((answer: FormulaAnswer) => void) | null = null;
  let next: (() => void) | null = null;

  function stop(): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    isReady = false;
    current = null;
  }

  function settle(answer: FormulaAnswer): void {
    clearTimeout(timer);
    const tell = current;
    current = null;
    tell?.(answer);
    const go = next;
    next = null;
    go?.();
  }

  function start(): Worker {
    const created = new Worker(new URL('./formula-worker.ts', import.meta.url), { type: 'module' });
    created.addEventListener('message', (event: MessageEvent<FormulaAnswer>) => {
      isReady = true;
      settle(event.data);
    });
    return created;
  }

  function ask(question: FormulaQuestion, answer: (answer: FormulaAnswer) => void): void {
    if (current !== null) {
      next = () => ask(question, answer);
      return;
    }
    worker ??= start();
    current = answer;
    timer = setTimeout(
      () => {
        const tell = current;
        stop();
        current = tell;
        settle({ fault: { message: 'The formula does not end: it was stopped after a second', position: null } });
      },
      isReady ? LIMIT_MS : START_LIMIT_MS,
    );
    worker.postMessage(question);
  }

  const dispose = (): void => {
    next = null;
    stop();
  };
  return { ask, dispose };
}
