import { Skeleton } from '@mantine/core';
import { IconArrowsMoveVertical, IconMinus, IconPencil, IconPlus, IconTag, type TablerIcon } from '@tabler/icons-react';
import type { DocumentChange } from '#core/workflow/diff-documents.ts';
import type { FieldDifference } from '#core/workflow/diff-fields.ts';
import { FieldDifferences } from './field-differences.tsx';
import classes from './publish-dialog.module.css';

const ICONS: Readonly<Record<DocumentChange['kind'], TablerIcon>> = {
  added: IconPlus,
  removed: IconMinus,
  moved: IconArrowsMoveVertical,
  renamed: IconTag,
  changed: IconPencil,
};

type ChangeListProps = {
  /** null: not known yet. */
  readonly changes: readonly DocumentChange[] | null;
  /** Said when there are no changes. */
  readonly whenNone: string;
  readonly chosen: DocumentChange | null;
  readonly onChoose: (change: DocumentChange) => void;
  readonly authorsOf?: (change: DocumentChange) => readonly string[];
  readonly differencesOf: (change: DocumentChange) => readonly FieldDifference[];
};

/** Up to here everything is shown at once. */
const MOST_OPEN = 12;

/** Differences between two versions, in words and field by field. */
export function ChangeList({ changes, whenNone, chosen, onChoose, authorsOf, differencesOf }: ChangeListProps) {
  if (changes === null) return <Skeleton height={60} />;
  if (changes.length === 0) return <p className={classes['hint']}>{whenNone}</p>;
  return (
    <ul className={classes['changes']} aria-label="Changes">
      {changes.map((change) => {
        const { kind, stepId, message } = change;
        const KindIcon = ICONS[kind];
        const authors = authorsOf?.(change) ?? [];
        const isOpen = changes.length <= MOST_OPEN || change === chosen;
        const differences = isOpen ? differencesOf(change) : [];
        return (
          <li key={`${stepId} ${kind} ${message}`} data-kind={kind}>
            <button
              type="button"
              className={classes['change']}
              aria-current={change === chosen}
              onClick={() => onChoose(change)}
            >
              <KindIcon size={14} aria-hidden />
              <span>
                {message}
                {authors.length === 0 ? null : <span className={classes['authors']}>{authors.join(', ')}</span>}
              </span>
            </button>
            {differences.length === 0 ? null : <FieldDifferences differences={differences} />}
          </li>
        );
      })}
    </ul>
  );
}
