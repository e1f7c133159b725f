import { Button, CloseButton, Tooltip } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useId, useMemo } from 'react';
import type { ReferenceLabels } from '#core/expression/format-reference.ts';
import { findStep } from '#core/workflow/walk.ts';
import { useSession } from '../../../lib/session.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { goTo } from '../commands/selected-step.ts';
import type { Conflict } from '../store/conflicts.ts';
import { useEditorState } from '../store/editor-context.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
import { describeConflict } from './describe-conflict.ts';
import classes from './conflict-banner.module.css';

/** Asks, for each value that two have set at the same time, which of both shall stand. */
export function ConflictBanner() {
  const conflicts = useEditorState((state) => state.conflicts);
  return (
    <div role="status">
      {conflicts.length > 0 && (
        <ul className={classes['list']} aria-label="Set by two at the same time">
          {conflicts.map((conflict) => (
            <ConflictItem key={conflict.target} conflict={conflict} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ConflictItem({ conflict }: { readonly conflict: Conflict }) {
  const context = useCommandContext();
  const { store } = context;
  const document = useEditorState((state) => state.document);
  const labels = useReferenceLabels();
  const memberId = useSession().member?.id;
  const id = useId();
  const { what, mine, theirs, place } = describeConflict(conflict, document, labels);
  const other = conflict.memberId === memberId ? 'your other tab' : conflict.memberName;
  const choose = (side: 'mine' | 'theirs') => {
    const label = side === 'mine' ? `Keep own value: ${what}` : `Take the value of ${other}: ${what}`;
    store.resolveConflict(conflict, conflict[side], label);
    // The pressed button is gone now; the focus goes to what it was about.
    if (place !== null) goTo(context, place.owner);
    store.announce(side === 'mine' ? `${what}: yours is kept.` : `${what}: the value of ${other} is taken.`);
  };
  const show = () => {
    goTo(context, place?.owner ?? null);
    if (place !== null) store.focusField(place.owner, place.field);
  };
  return (
    <li className={classes['conflict']}>
      <IconGitMerge size={18} stroke={1.7} aria-hidden />
      <p className={classes['what']}>
        {place === null ? (
          <strong>{what}</strong>
        ) : (
          <button type="button" className={classes['link']} onClick={show}>
            {what}
          </button>
        )}{' '}
        was set by you and {other} at the same time.
      </p>
      <div className={classes['sides']}>
        <Side title="Yours" value={mine} id={`${id}-mine`} label="Keep yours" onChoose={() => choose('mine')} />
        <Side
          title={conflict.memberId === memberId ? 'Other tab' : other}
          value={theirs}
          id={`${id}-theirs`}
          label="Take theirs"
          onChoose={() => choose('theirs')}
        />
      </div>
      <Tooltip label="Leave it as it is">
        <CloseButton
          size="sm"
          aria-label={`Leave it as it is: ${what}`}
          onClick={() => store.dropConflict(conflict.target)}
        />
      </Tooltip>
    </li>
  );
}

type SideProps = {
  readonly title: string;
  readonly value: string;
  readonly id: string;
  readonly label: string;
  readonly onChoose: () => void;
};

function Side({ title, value, id, label, onChoose }: SideProps) {
  return (
    <div className={classes['side']}>
      <span id={id} className={classes['value']} title={value}>
        <span className={classes['title']}>{title}</span> {value}
      </span>
      <Button size="compact-xs" variant="default" aria-describedby={id} onClick={onChoose}>
        {label}
      </Button>
    </div>
  );
}

function useReferenceLabels(): ReferenceLabels {
  const document = useEditorState((state) => state.document);
  const trigger = useEditorState(findTriggerName) ?? 'Trigger';
  const secrets = useEditorState((state) => state.secrets);
  return useMemo(
    () => ({
      trigger,
      findStepName: (stepId) => findStep(document, stepId)?.name,
      findSecretName: (secretId) => secrets.find(({ id }) => id === secretId)?.name,
    }),
    [document, trigger, secrets],
  );
}
