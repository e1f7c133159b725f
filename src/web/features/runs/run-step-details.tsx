import { Anchor } from '@mantine/core';
import { useMemo, useState } from 'react';
import { getFile } from '#contract/files.ts';
import type { Step } from '#core/workflow/document.ts';
import { findStep } from '#core/workflow/walk.ts';
import { findStepDefinition } from '#steps/catalog.ts';
import { buildUrl } from '../../lib/build-url.ts';
import { useProjectId } from '../../lib/project-id.ts';
import { formatDateTime, formatDuration } from '../../lib/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { findBranchName } from '../../ui/flow/find-branch-name.ts';
import type { FlowStepState } from '../../ui/flow/flow-step-state.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ItemChooser } from './item-chooser.tsx';
import { useItemRun } from './requests/get-item-run.ts';
import { listFiles } from './list-files.ts';
import { presentInput } from './present-input.ts';
import type { Run } from './requests/get-run.ts';
import classes from './run-step-details.module.css';
import { StepFailure } from './step-failure.tsx';
import { StepLogs } from './step-logs.tsx';

type StepRun = Run['stepRuns'][number];
type OutcomeProps = { readonly run: Run; readonly step: Step; readonly stepRun: StepRun };
type RunStepDetailsProps = {
  readonly run: Run;
  readonly stepId: string;
  /** Undefined when the run has not come to the step. */
  readonly state: FlowStepState | undefined;
};

/** One step of a run: what went in, what came out, and why it failed if it did. */
export function RunStepDetails({ run, stepId, state }: RunStepDetailsProps) {
  const step = findStep(run.document, stepId);
  const shown = run.stepRuns.find((one) => one.stepId === stepId);
  const items = run.itemCounts.find((one) => one.stepId === stepId);
  const [chosen, setChosen] = useState<string | null>(null);
  const itemRun = useItemRun(run.id, stepId, chosen);
  const stepRun = chosen === null ? shown : itemRun.data;
  if (step === undefined) return <p className={classes['note']}>This version of the workflow has no such step.</p>;
  return (
    <section className={classes['details']} aria-label={step.name}>
      <header className={classes['head']}>
        <h2>{step.name}</h2>
        {state === undefined ? null : <StatusBadge status={state.status} />}
      </header>
      <p className={classes['facts']}>
        {[findStepDefinition(step.type)?.name ?? step.type, ...(stepRun === undefined ? [] : listFacts(stepRun))].join(
          ' · ',
        )}
      </p>
      {items === undefined || shown === undefined ? null : (
        <ItemChooser items={items} instance={chosen ?? shown.instance} onChoose={setChosen} />
      )}
      {chosen !== null && stepRun === undefined ? (
        <p className={classes['note']}>{itemRun.isPending ? 'Loading…' : 'The step has not run for this item.'}</p>
      ) : stepRun === undefined ? (
        <p className={classes['note']}>{describeAbsence(run, state)}</p>
      ) : (
        <Outcome run={run} step={step} stepRun={stepRun} />
      )}
    </section>
  );
}

function Outcome({ run, step, stepRun }: OutcomeProps) {
  const { error, branchId, input, output, logs } = stepRun;
  if (stepRun.status === 'skipped') {
    return <p className={classes['note']}>The step is disabled in this version, so the run passed it by.</p>;
  }
  return (
    <>
      {error === null ? null : <StepFailure error={error} stepRun={stepRun} hasEnded={run.finishedAt !== null} />}
      {branchId === null ? null : (
        <p className={classes['branch']}>
          The run went on in the branch <strong>{findBranchName(step, branchId)}</strong>.
        </p>
      )}
      <Value
        label="Input"
        value={presentInput(step.type, input)}
        note={input === null ? 'The input could not be put together.' : undefined}
      />
      <Value
        label="Output"
        value={output}
        note={output === null && error !== null ? 'A failed attempt has no output.' : undefined}
      />
      <StepLogs logs={logs} />
    </>
  );
}

type ValueProps = {
  readonly label: string;
  readonly value: StepRun['input'];
  /** Shown instead of a value that there is not. */
  readonly note: string | undefined;
};

function Value({ label, value, note }: ValueProps) {
  return (
    <section aria-label={label}>
      <header className={classes['title']}>
        <h3>{label}</h3>
        {note === undefined ? <CopyButton text={JSON.stringify(value, null, 2)} label={`Copy: ${label}`} /> : null}
      </header>
      {note === undefined ? (
        <JsonView value={value} label={label} maxHeight={320} />
      ) : (
        <p className={classes['note']}>{note}</p>
      )}
      <Files value={value} />
    </section>
  );
}

/** What the value names as files, to be saved. */
function Files({ value }: { readonly value: StepRun['input'] }) {
  const projectId = useProjectId();
  const files = useMemo(() => listFiles(value), [value]);
  if (files.length === 0) return null;
  return (
    <p className={classes['note']}>
      {files.map(({ fileId, name }) => (
        <Anchor key={fileId} href={buildUrl(getFile.path, { projectId, fileId })} download={name} size="sm" mr="sm">
          Save “{name}”
        </Anchor>
      ))}
    </p>
  );
}

function listFacts({ status, attempts, startedAt, finishedAt }: StepRun): readonly string[] {
  if (status === 'skipped') return [];
  return [
    formatDuration(finishedAt - startedAt),
    attempts === 1 ? '1 attempt' : `${attempts} attempts`,
    formatDateTime(startedAt),
  ];
}

function describeAbsence({ status }: Run, state: FlowStepState | undefined): string {
  if (state?.status === 'running') return 'The step is at work. Its input and output show here when it is done.';
  switch (status) {
    case 'queued':
      return 'The run has not started yet.';
    case 'running':
    case 'waiting':
      return 'The run has not come to this step yet.';
    case 'completed':
      return 'The run took another way.';
    case 'failed':
      return 'The run failed before this step, or took another way.';
    case 'cancelled':
      return 'The run was cancelled before this step, or took another way.';
  }
}
