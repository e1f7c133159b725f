import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { diffDocuments, type DocumentChange } from '#core/workflow/diff-documents.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useVersion } from '../requests/get-version.ts';
import type { Version } from '../requests/list-versions.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { ChangeCanvas } from './change-canvas.tsx';
import { ChangeList } from './change-list.tsx';
import { findCardOf, markCards } from './mark-cards.ts';
import { useFieldDifferences } from './use-field-differences.ts';
import classes from './versions-dialog.module.css';

type VersionComparisonProps = {
  readonly version: Version;
  readonly document: WorkflowDocument;
  /** null: the draft. */
  readonly other: Version | null;
};

/** What the later one of two has that the earlier one has not; the draft is later than every version. */
export function VersionComparison({ version, document, other }: VersionComparisonProps) {
  const { projectId, workflowId } = useEditorStore();
  const { data, error, refetch } = useVersion(projectId, workflowId, other?.id);
  // Others may be editing while somebody looks.
  const [draft] = useDebouncedValue(
    useEditorState((state) => state.document),
    300,
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const otherDocument = other === null ? draft : data?.document;
  if (otherDocument === undefined) return <Skeleton height="100%" />;
  if (other === null) {
    const heading = `From version ${version.number} to the draft`;
    return <Comparison heading={heading} before={document} after={otherDocument} />;
  }
  const isLater = other.number > version.number;
  return (
    <Comparison
      heading={`From version ${Math.min(version.number, other.number)} to ${Math.max(version.number, other.number)}`}
      before={isLater ? document : otherDocument}
      after={isLater ? otherDocument : document}
    />
  );
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
