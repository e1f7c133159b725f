import type { Json } from '#core/base/json.ts';
import { listFormulas, type FoundFormula } from '#core/expression/formula/list-formulas.ts';
import { createSecretMask } from '#core/expression/mask-secrets.ts';
import { recordInput } from '#core/expression/record-input.ts';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { StepError } from '#core/step/definition.ts';
import type { Step } from '#core/workflow/document.ts';
import { evaluateFormulas } from '../formula/evaluate-formulas.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { HttpClient } from '../ports/http-client.ts';
import type { Sandbox } from '../ports/sandbox.ts';
import type { StepContext, StepExecutor, StepOutcome } from '../ports/step-executor.ts';

export type StepRuntime = { readonly http: HttpClient; readonly sandbox: Sandbox; readonly clock: Clock };

export type StepCall = {
  readonly executor: StepExecutor;
  readonly step: Step;
  readonly scope: Scope;
  readonly projectId: string;
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  readonly respond: StepContext['respond'];
  readonly emit: StepContext['emit'];
  readonly store: StepContext['store'];
  readonly findResource: StepContext['findResource'];
  readonly files: FileStore;
};

export type StepAttempt = {
  readonly outcome: StepOutcome;
  /** The resolved fields, secrets masked; null when they could not be resolved. */
  readonly input: Json;
  readonly startedAt: number;
  readonly finishedAt: number;
};

/**
 * Resolves a step's fields and runs its executor once. A failure is part of the outcome; only the abort of `signal`
 * and bugs of an executor reach the caller as `code_crashed` or by throwing.
 */
export async function executeStep(runtime: StepRuntime, call: StepCall): Promise<StepAttempt> {
  const { executor, step } = call;
  const startedAt = runtime.clock.now();
  const refuse = ({ field, message }: { readonly field: string; readonly message: string }): StepAttempt => {
    const error = { code: 'invalid_field', message, details: { field } };
    const outcome = { kind: 'failed', error, isRetryable: false } as const;
    const { secrets } = call.scope;
    const masked = secrets.size === 0 ? outcome : maskOutcome(outcome, createSecretMask(secrets.values()));
    return { outcome: masked, input: null, startedAt, finishedAt: runtime.clock.now() };
  };
  const formulas = findFormulas(call);
  const evaluated =
    formulas.length === 0
      ? ({ ok: true, scope: call.scope } as const)
      : await addFormulaValues(runtime, call, formulas);
  if (!evaluated.ok) return refuse(evaluated);
  const { scope } = evaluated;
  const resolved = resolveConfig(executor.definition.fields, step.config, scope);
  if (!resolved.ok) return refuse(resolved);
  const limit = step.timeoutS === undefined ? null : AbortSignal.timeout(step.timeoutS * 1000);
  const hidden: string[] = [];
  const executed = await executor.execute(resolved.config, {
    projectId: call.projectId,
    idempotencyKey: call.idempotencyKey,
    signal: limit === null ? call.signal : AbortSignal.any([call.signal, limit]),
    hide: (text) => hidden.push(text),
    http: runtime.http,
    sandbox: runtime.sandbox,
    respond: call.respond,
    emit: call.emit,
    store: call.store,
    findResource: call.findResource,
    files: {
      save: (file) => call.files.save(call.projectId, file),
      read: (fileId) => call.files.read(call.projectId, fileId),
    },
    now: () => runtime.clock.now(),
  });
  const outcome = limit?.aborted === true && executed.kind === 'failed' ? tooSlow(step) : executed;
  const input = recordInput(executor.definition.fields, step.config, scope, resolved.config);
  const finishedAt = runtime.clock.now();
  if (scope.secrets.size === 0 && hidden.length === 0) return { outcome, input, startedAt, finishedAt };
  const mask = createSecretMask([...scope.secrets.values(), ...hidden]);
  return { outcome: maskOutcome(outcome, mask), input: mask(input), startedAt, finishedAt };
}

function tooSlow({ timeoutS = 0 }: Step): StepOutcome {
  const message = `The step did not end within its time limit of ${timeoutS} s.`;
  return { kind: 'failed', error: { code: 'step_timeout', message, details: { timeoutS } }, isRetryable: true };
}

type EvaluatedScope =
  | { readonly ok: true; readonly scope: Scope }
  | { readonly ok: false; readonly field: string; readonly message: string };

/** By step of a published version, which never changes: the runs after the first do not look again. */
const formulasOfSteps = new WeakMap<Step, readonly FoundFormula[]>();

function findFormulas({ executor, step }: StepCall): readonly FoundFormula[] {
  const known = formulasOfSteps.get(step);
  if (known !== undefined) return known;
  const formulas = listFormulas(executor.definition.fields, step.config);
  formulasOfSteps.set(step, formulas);
  return formulas;
}

async function addFormulaValues(
  { sandbox }: StepRuntime,
  { scope, projectId, signal }: StepCall,
  formulas: readonly FoundFormula[],
): Promise<EvaluatedScope> {
  const evaluated = await evaluateFormulas(sandbox, { formulas, scope, projectId, signal });
  return evaluated.ok ? { ok: true, scope: { ...scope, formulas: evaluated.values } } : evaluated;
}

/** A secret that the other side sends back, or that an error quotes, must not be on record. */
function maskOutcome(outcome: StepOutcome, mask: (value: Json) => Json): StepOutcome {
  if (outcome.kind === 'each') return { ...outcome, items: outcome.items.map(mask) };
  if (outcome.kind === 'branch' || outcome.kind === 'sleep' || outcome.kind === 'stop') {
    return { ...outcome, output: mask(outcome.output) };
  }
  if (outcome.kind === 'postponed') return { ...outcome, error: maskError(outcome.error, mask) };
  const logs = (outcome.logs ?? []).map(({ level, message }) => ({ level, message: toText(mask(message)) }));
  if (outcome.kind === 'completed') return { ...outcome, output: mask(outcome.output), logs };
  const error = maskError(outcome.error, mask);
  return { ...outcome, error, logs, ...(outcome.output === undefined ? {} : { output: mask(outcome.output) }) };
}

function maskError({ code, message, details }: StepError, mask: (value: Json) => Json): StepError {
  return { code, message: toText(mask(message)), ...(details === undefined ? {} : { details: mask(details) }) };
}
