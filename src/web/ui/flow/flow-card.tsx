import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconLoader2,
  IconMinus,
  IconPin,
  IconPlayerStop,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { formatDuration } from '../../lib/time.ts';
import { Icon } from '../icon.tsx';
import { CardChangeMark } from './card-change-mark.tsx';
import { CardPeopleMark } from './card-people-mark.tsx';
import type { ProblemCount } from './flow-card-data.ts';
import { cardElementId, FlowIdContext } from './flow-id.ts';
import type { FlowNode } from './flow-nodes.ts';
import type { FlowStepState } from './flow-step-state.ts';
import classes from './flow-card.module.css';

const STATES: Readonly<
  Record<FlowStepState['status'], { readonly label: string; readonly tone: string; readonly icon: TablerIcon }>
> = {
  running: { label: 'running', tone: 'running', icon: IconLoader2 },
  completed: { label: 'completed', tone: 'ok', icon: IconCheck },
  waiting: { label: 'waiting for the next attempt', tone: 'warn', icon: IconClock },
  sleeping: { label: 'waiting for its time', tone: 'running', icon: IconClock },
  open: { label: 'working on its items', tone: 'running', icon: IconLoader2 },
  failed: { label: 'failed', tone: 'error', icon: IconX },
  tolerated: { label: 'failed, and the run went on', tone: 'warn', icon: IconX },
  caught: { label: 'failed, and its error branch ran', tone: 'warn', icon: IconX },
  stopped: { label: 'ended the run', tone: 'ok', icon: IconPlayerStop },
  skipped: { label: 'skipped', tone: 'neutral', icon: IconMinus },
};

const PINNED = { label: 'pinned output used, not called', tone: 'neutral', icon: IconPin };

/** One step, or the trigger, on the canvas. */
export const FlowCard = memo(function FlowCard({ id, data, selected, dragging }: NodeProps<FlowNode>) {
  const { state, problems } = data;
  const flowId = useContext(FlowIdContext);
  return (
    <button
      type="button"
      id={cardElementId(flowId, id)}
      // The canvas is one stop of the Tab key; arrows walk the cards.
      tabIndex={-1}
      className={classes['card']}
      data-kind={data.kind}
      data-selected={selected || undefined}
      data-dragging={dragging || undefined}
      data-disabled={data.isDisabled || undefined}
      data-status={state?.status}
      data-dimmed={data.isDimmed || undefined}
      data-found={data.isFound || undefined}
      aria-current={selected}
    >
      <span className={classes['icon']}>
        <Icon name={data.icon ?? ''} size={18} />
      </span>
      <span className={classes['text']}>
        <span className={classes['name']}>{data.name}</span>
        <span className={classes['summary']}>
          {data.summary.map(({ text, isReference }, index) =>
            isReference ? (
              <span key={index} className={classes['reference']}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </span>
      </span>
      <span className={classes['spoken']}>{data.kind === 'trigger' ? 'Trigger' : data.typeName}</span>
      {problems === null ? null : <ProblemBadge {...problems} />}
      {data.isDisabled ? <span className={classes['off']}>Disabled</span> : null}
      {state === null ? null : <StateMark {...state} />}
      <CardPeopleMark cardId={id} />
      <CardChangeMark cardId={id} />
    </button>
  );
});

function StateMark({ status, durationMs, isPinned = false }: FlowStepState) {
  const { label, tone, icon: Mark } = isPinned ? PINNED : STATES[status];
  return (
    <span className={classes['state']}>
      <span className={classes['mark']} data-tone={tone}>
        <Mark size={12} stroke={2.4} aria-hidden />
      </span>
      <span className={classes['spoken']}>{label}</span>
      {durationMs === null ? null : formatDuration(durationMs)}
    </span>
  );
}

function ProblemBadge({ errors, warnings }: ProblemCount) {
  return (
    <span className={classes['problems']} data-tone={errors > 0 ? 'error' : 'warn'}>
      <IconAlertTriangle size={12} stroke={2} aria-hidden />
      {errors + warnings}
      <span className={classes['spoken']}>{errors + warnings === 1 ? 'problem' : 'problems'}</span>
    </span>
  );
}
