import { explainFailures, type FailedCondition } from '#core/workflow/event-filter.ts';
import type { VERDICTS } from '#contract/runs.ts';

type Verdict = (typeof VERDICTS)[number];

const EXPLANATIONS: Readonly<Record<Exclude<Verdict, 'filtered'>, string>> = {
  started: 'The workflow was published and on for this user, so it started a run.',
  not_enabled: 'Nobody had switched the workflow on for this user, and it was not on by default.',
  disabled: 'The workflow was switched off for this user.',
  not_published: 'Only the draft of the workflow listened to this event, and drafts do not run.',
};

/** Why a workflow did or did not run, as things stood when the event arrived. */
export function explainVerdict(verdict: Verdict, reason: readonly FailedCondition[] | null): string {
  return verdict === 'filtered' ? explainFailures(reason ?? []) : EXPLANATIONS[verdict];
}
