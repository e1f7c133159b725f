import type { Json } from '#core/base/json.ts';
import { describeFault, type FormulaFault } from '#core/expression/formula/formula-fault.ts';
import type { FoundFormula } from '#core/expression/formula/list-formulas.ts';
import { lookUp, type Scope } from '#core/expression/scope.ts';
import type { Formula } from '#core/expression/template.ts';
import type { Sandbox, SandboxError } from '../ports/sandbox.ts';
import { getFormulaProgram } from './formula-program.ts';

/** For all formulas of one step together. */
const LIMITS = { timeoutMs: 2000, outputBytes: 4 * 1024 * 1024 };

export type FormulaCall = {
  readonly formulas: readonly FoundFormula[];
  readonly scope: Scope;
  readonly projectId: string;
  readonly signal: AbortSignal;
};

/** `field` is the key of the field at fault; `message` is a whole sentence. */
export type FormulaValues =
  | { readonly ok: true; readonly values: ReadonlyMap<Formula, Json | undefined> }
  | { readonly ok: false; readonly field: string; readonly message: string };

type ProgramResult = { readonly value?: Json } | { readonly fault: FormulaFault };

/** Evaluates the formulas of one step in the sandbox, where whatever does not end is stopped. */
export async function evaluateFormulas(sandbox: Sandbox, call: FormulaCall): Promise<FormulaValues> {
  const { formulas, scope, projectId, signal } = call;
  const bound = formulas.map(({ formula }) => ({ source: formula.source, slots: bindSlots(formula, scope) }));
  const result = await sandbox.run({
    projectId,
    code: getFormulaProgram(),
    parametersJson: JSON.stringify({ formulas: bound }),
    limits: LIMITS,
    signal,
  });
  const [first] = formulas;
  if (result.status === 'failed') {
    const names = [...new Set(formulas.map(({ label }) => `"${label}"`))].join(', ');
    const fields = `The formula${formulas.length > 1 ? 's' : ''} of ${names}`;
    return { ok: false, field: first?.field ?? '', message: describeStop(fields, result.error) };
  }
  // The program gives one result for each formula; see formula-program.ts.
  const results = JSON.parse(result.outputJson ?? '[]') as readonly ProgramResult[];
  const values = new Map<Formula, Json | undefined>();
  for (const [index, { field, label, formula }] of formulas.entries()) {
    const given = results[index] ?? {};
    if ('fault' in given) {
      const reason = describeFault(given.fault, formula.source);
      return { ok: false, field, message: `The formula of the field "${label}" failed. ${reason}` };
    }
    values.set(formula, given.value);
  }
  return { ok: true, values };
}

/** A variable without a value is left out: JSONata's own "nothing". */
function bindSlots({ slots }: Formula, scope: Scope): { readonly [name: string]: Json } {
  const bound: { [name: string]: Json } = {};
  for (const [name, reference] of Object.entries(slots)) {
    const value = lookUp(scope, reference);
    if (value !== undefined) bound[name] = value;
  }
  return bound;
}

function describeStop(formulas: string, { code, message }: SandboxError): string {
  switch (code) {
    case 'code_timeout':
      return `${formulas} did not end within ${LIMITS.timeoutMs / 1000} seconds.`;
    case 'code_out_of_memory':
      return `${formulas} needed too much memory.`;
    case 'code_output_too_large':
      return `${formulas} gave more than ${LIMITS.outputBytes / 1024 / 1024} MB.`;
    case 'code_error':
    case 'code_invalid_output':
    case 'cancelled':
      return `${formulas} failed: ${message}`;
  }
}
