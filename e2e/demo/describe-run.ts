import type { ResponseOf } from '#contract/route.ts';
import type { getRun } from '#contract/runs.ts';
import { isJsonObject, type Json } from '#core/base/json.ts';
import type { StepRun } from '#core/run/state.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';

type Run = ResponseOf<typeof getRun>;
export type Row = readonly [workflow: string, step: string, result: string, duration: string];

const LONGEST_RESULT = 60;

/** What a run did: one row per step that it reached, and one for the whole. */
export function describeRun(run: Run): Row[] {
  const drawn = new Map(walkSteps(run.document).map(({ step }) => [step.id, step]));
  const steps = run.stepRuns.map((stepRun, index): Row => {
    const duration = stepRun.finishedAt - stepRun.startedAt;
    const workflow = index === 0 ? run.workflowName : '';
    const step = drawn.get(stepRun.stepId);
    return [workflow, step?.name ?? stepRun.stepId, describeStep(stepRun, step?.type ?? ''), `${duration} ms`];
  });
  const totalMs = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.queuedAt);
  return [...steps, [steps.length === 0 ? run.workflowName : '', '', run.status, `${totalMs} ms`]];
}

function describeStep({ status, branchId, output, error }: StepRun, type: string): string {
  if (error !== null) return `${status}: ${shorten(error.message)}`;
  const branch = catalog.findStep(type)?.branches.find(({ id }) => id === branchId);
  if (branch !== undefined) return `goes on in "${branch.label}"`;
  if (isJsonObject(output) && typeof output['statusCode'] === 'number') {
    return `${output['statusCode']} ${shorten(readId(output['body']))}`;
  }
  return shorten(JSON.stringify(output));
}

function readId(body: Json | undefined): string {
  return isJsonObject(body) && typeof body['id'] === 'string' ? `id ${body['id']}` : JSON.stringify(body);
}

function shorten(text: string): string {
  return text.length <= LONGEST_RESULT ? text : `${text.slice(0, LONGEST_RESULT - 1)}…`;
}
