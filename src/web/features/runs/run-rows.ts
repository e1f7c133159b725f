import { walkSteps } from '#core/workflow/walk.ts';
import { findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import { findBranchName } from '../../ui/flow/find-branch-name.ts';
import type { CardId } from '../../ui/flow/flow-layout.ts';
import type { FlowStepState, FlowStepStates } from '../../ui/flow/flow-step-state.ts';
import { nameStart } from './name-start.ts';
import type { Run } from './requests/get-run.ts';

/** The trigger or a step, in the order of the flow. */
export type RunRow = {
  readonly id: CardId;
  readonly name: string;
  /** Name of the icon. */
  readonly icon: string;
  /** In how many branches. */
  readonly depth: number;
  /** The branch that begins with this row: "Yes". */
  readonly branch: string | null;
  /** Undefined for the trigger and for a step that the run has not come to. */
  readonly state: FlowStepState | undefined;
};

/** The run as a list, for those who read it so. */
export function listRunRows(
  run: Pick<Run, 'document' | 'eventName' | 'triggerType'>,
  states: FlowStepStates,
): readonly RunRow[] {
  const { document } = run;
  const trigger = findTriggerDefinition(document.trigger?.type ?? '');
  const places = walkSteps(document);
  const steps = new Map(places.map(({ step }) => [step.id, step]));
  return [
    {
      id: 'trigger',
      name: nameStart(run),
      icon: trigger?.icon ?? 'bolt',
      depth: 0,
      branch: null,
      state: undefined,
    },
    ...places.map(({ step, container, index, depth }) => {
      const owner = container === null ? undefined : steps.get(container.stepId);
      const branch = container === null || index > 0 ? null : container.branchId;
      return {
        id: step.id,
        name: step.name,
        icon: findStepDefinition(step.type)?.icon ?? '',
        depth,
        branch: branch === null || owner === undefined ? branch : findBranchName(owner, branch),
        state: states[step.id],
      };
    }),
  ];
}

/** What to show first: where it failed or waits, else what came in. */
export function findFirstSelection(rows: readonly RunRow[]): CardId {
  const isTrouble = ({ state }: RunRow) => state?.status === 'failed' || state?.status === 'waiting';
  return rows.find(isTrouble)?.id ?? 'trigger';
}

/** Where a key of the keyboard leads from a row; undefined: nowhere. */
export function findRowByKey(rows: readonly RunRow[], id: CardId, key: string): CardId | undefined {
  const index = rows.findIndex((row) => row.id === id);
  switch (key) {
    case 'ArrowDown':
      return rows[Math.min(index + 1, rows.length - 1)]?.id;
    case 'ArrowUp':
      return rows[Math.max(index - 1, 0)]?.id;
    case 'Home':
      return rows[0]?.id;
    case 'End':
      return rows.at(-1)?.id;
    default:
      return undefined;
  }
}
