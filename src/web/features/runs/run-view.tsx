import { useMemo, useRef, type KeyboardEvent } from 'react';
import type { FlowCanvasHandle } from '../../ui/flow/flow-editing.ts';
import { FlowCanvas } from '../../ui/flow/flow-canvas.tsx';
import type { CardId } from '../../ui/flow/flow-layout.ts';
import { PayloadView } from '../../ui/payload-view.tsx';
import { useNow } from '../../lib/use-now.ts';
import type { Run } from './requests/get-run.ts';
import { nameStart } from './name-start.ts';
import { findFirstSelection, findRowByKey, listRunRows } from './run-rows.ts';
import { toStepStates } from './run-states.ts';
import { RunStepDetails } from './run-step-details.tsx';
import { RunStepList } from './run-step-list.tsx';
import classes from './run-view.module.css';

type RunViewProps = {
  readonly run: Run;
  /** A card's id from the address; undefined until one is chosen. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: CardId) => void;
};

/** The flow with the path taken, the same as a list, and what went in and out of the selected step. */
export function RunView({ run, chosen, onChoose }: RunViewProps) {
  const canvas = useRef<FlowCanvasHandle>(null);
  const now = useNow();
  const states = useMemo(() => toStepStates(run, now), [run, now]);
  const rows = useMemo(() => listRunRows(run, states), [run, states]);
  const selection = rows.find(({ id }) => id === chosen)?.id ?? findFirstSelection(rows);
  const select = (id: CardId) => {
    onChoose(id);
    canvas.current?.reveal(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = findRowByKey(rows, selection, event.key);
    if (next === undefined) return;
    event.preventDefault();
    select(next);
  };
  return (
    <div className={classes['view']}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Takes the keys of the canvas inside. */}
      <div className={classes['canvas']} onKeyDown={onKeyDown}>
        <FlowCanvas
          ref={canvas}
          document={run.document}
          triggerName={nameStart(run)}
          stepStates={states}
          selection={selection}
          onSelect={(id) => {
            if (id !== null) onChoose(id);
          }}
          readOnly
          label="The way of the run. Arrow keys walk its steps."
        />
      </div>
      <aside className={classes['panel']} aria-label="Steps and their data">
        <div className={classes['steps']}>
          <RunStepList rows={rows} selection={selection} onSelect={select} />
        </div>
        <div className={classes['details']}>
          {selection === 'trigger' ? (
            <div className={classes['payload']}>
              <PayloadView text={run.payload} label="What the trigger gave" maxHeight={560} />
            </div>
          ) : (
            <RunStepDetails key={selection} run={run} stepId={selection} state={states[selection]} />
          )}
        </div>
      </aside>
    </div>
  );
}
