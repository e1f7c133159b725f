import type { Json } from '#core/base/json.ts';
import { createSecretMask } from '#core/expression/mask-secrets.ts';
import { recordInput } from '#core/expression/record-input.ts';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { Step } from '#core/workflow/document.ts';
import type { Clock } from '../ports/clock.ts';
import type { HttpClient } from '../ports/http-client.ts';
import type { Sandbox } from '../ports/sandbox.ts';
import type { StepExecutor, StepOutcome } from '../ports/step-executor.ts';

export type StepRuntime = { readonly http: HttpClient; readonly sandbox: Sandbox; readonly clock: Clock };

export type StepCall = {
  readonly executor: StepExecutor;
  readonly step: Step;
  readonly scope: Scope;
  readonly projectId: string;
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
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
  const { executor, step, scope } = call;
  const startedAt = runtime.clock.now();
  const resolved = resolveConfig(executor.definition.fields, step.config, scope);
  if (!resolved.ok) {
    const error = { code: 'invalid_field', message: resolved.message, details: { field: resolved.field } };
    return { outcome: { kind: 'failed', error, isRetryable: false }, input: null, startedAt, finishedAt: startedAt };
  }
  const outcome = await executor.execute(resolved.config, {
    projectId: call.projectId,
    idempotencyKey: call.idempotencyKey,
    signal: call.signal,
    http: runtime.http,
    sandbox: runtime.sandbox,
    now: () => runtime.clock.now(),
  });
  const input = recordInput(executor.definition.fields, step.config, scope, resolved.config);
  const finishedAt = runtime.clock.now();
  if (scope.secrets.size === 0) return { outcome, input, startedAt, finishedAt };
  const mask = createSecretMask(scope.secrets.values());
  return { outcome: maskOutcome(outcome, mask), input: mask(input), startedAt, finishedAt };
}

/** A secret that the other side sends back, or that an error quotes, must not be on record. */
function maskOutcome(outcome: StepOutcome, mask: (value: Json) => Json): StepOutcome {
  if (outcome.kind === 'branch') return { ...outcome, output: mask(outcome.output) };
  const logs = (outcome.logs ?? []).map(({ level, message }) => ({ level, message: toText(mask(message)) }));
  if (outcome.kind === 'completed') return { ...outcome, output: mask(outcome.output), logs };
  const { code, message, details } = outcome.error;
  const error = { code, message: toText(mask(message)), ...(details === undefined ? {} : { details: mask(details) }) };
  return { ...outcome, error, logs, ...(outcome.output === undefined ? {} : { output: mask(outcome.output) }) };
}
