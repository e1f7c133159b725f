import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { Json } from '#core/base/json.ts';
import { lookUp, type Scope } from '#core/expression/scope.ts';
import type { Formula } from '#core/expression/template.ts';
import { createFormulaEvaluator, type FormulaAnswer, type FormulaEvaluator } from './formula-evaluator.ts';

const QUIET_MS = 150;

/** What a formula gives with the sample values; null until it is known. */
export function useFormulaResult(formula: Formula, samples: Scope): FormulaAnswer | null {
  const [asked] = useDebouncedValue(formula, QUIET_MS);
  const [result, setResult] = useState<FormulaAnswer | null>(null);
  const evaluator = useRef<FormulaEvaluator | null>(null);
  useEffect(
    () => () => {
      evaluator.current?.dispose();
      evaluator.current = null;
    },
    [],
  );
  useEffect(() => {
    if (asked.source.trim() === '') return undefined;
    let isWanted = true;
    evaluator.current ??= createFormulaEvaluator();
    evaluator.current.ask({ source: asked.source, slots: bindSamples(asked, samples) }, (answer) => {
      if (isWanted) setResult(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [asked, samples]);
  return formula.source.trim() === '' ? null : result;
}

function bindSamples({ slots }: Formula, samples: Scope): { readonly [name: string]: Json } {
  const bound: { [name: string]: Json } = {};
  for (const [name, reference] of Object.entries(slots)) {
    const value = lookUp(samples, reference);
    if (value !== undefined) bound[name] = value;
  }
  return bound;
}
