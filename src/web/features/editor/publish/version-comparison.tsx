import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { diffDocuments, type DocumentChange } from '#core/workflow/diff-documents.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useEditorState } from '../store/editor-context.ts';
import { ChangeCanvas } from './change-canvas.tsx';
import { ChangeList } from './change-list.tsx';
import { findCardOf, markCards } from './mark-cards.ts';
import type { KeptState } from './kept-states.ts';
import { useFieldDifferences } from './use-field-differences.ts';
import { useKeptDocument } from './use-kept-document.ts';
import classes from './versions-dialog.module.css';

type VersionComparisonProps = {
  readonly state: KeptState;
  readonly document: WorkflowDocument;
  /** null: the draft. */
  readonly other: KeptState | null;
};

/** What the later one of two has that the earlier one has not; the draft is later than everything kept. */
export function VersionComparison({ state, document, other }: VersionComparisonProps) {
  const kept = useKeptDocument(other);
  // Others may be editing while somebody looks.
  const [draft] = useDebouncedValue(
    useEditorState((editor) => editor.document),
    300,
  );
  if (kept.error !== null) return <ErrorState error={kept.error} onRetry={kept.retry} />;
  const otherDocument = other === null ? draft : kept.document;
  if (otherDocument === undefined) return <Skeleton height="100%" />;
  const isOtherLater = other === null || other.at > state.at;
  const otherTitle = other?.title ?? 'the draft';
  const [from, to] = isOtherLater ? [state.title, otherTitle] : [otherTitle, state.title];
  return (
    <Comparison
      heading={`From ${lowerFirst(from)} to ${lowerFirst(to)}`}
      before={isOtherLater ? document : otherDocument}
      after={isOtherLater ? otherDocument : document}
    />
  );
}

/** "Version 3" within a sentence; names stay as they were given. */
function lowerFirst(title: string): string {
  return title.replace(/^Version (?=\d+$)/, 'version ');
}

type ComparisonProps = {
  readonly heading: string;
  readonly before: WorkflowDocument;
  readonly after: WorkflowDocument;
};

function Comparison({ heading, before, after }: ComparisonProps) {
  const [chosen, setChosen] = useState<DocumentChange | null>(null);
  const changes = useMemo(() => diffDocuments(before, after, catalog), [before, after]);
  const marks = useMemo(() => markCards(changes), [changes]);
  const differencesOf = useFieldDifferences(before, after);
  return (
    <div className={classes['comparison']}>
      <div className={classes['words']}>
        <h3 className={classes['heading']}>{heading}</h3>
        <ChangeList
          changes={changes}
          whenNone="There is no difference."
          chosen={chosen}
          onChoose={setChosen}
          differencesOf={differencesOf}
        />
      </div>
      <div className={classes['canvas']}>
        <ChangeCanvas
          document={after}
          label={heading}
          marks={marks}
          selection={chosen === null ? null : findCardOf(chosen)}
          onSelect={(card) => setChosen(changes.find((change) => findCardOf(change) === card) ?? null)}
        />
      </div>
    </div>
  );
}
