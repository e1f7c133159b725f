import { Alert, Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DocumentChange } from '#core/workflow/diff-documents.ts';
import { hasErrorCode } from '../../../lib/api-error.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { notifyDone } from '../../../lib/notify-error.ts';
import { useChangesSince } from '../requests/list-changes-since.ts';
import { usePublishWorkflow } from '../requests/publish-workflow.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import { useDraftChanges } from '../top-bar/use-draft-changes.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import { ChangeCanvas } from './change-canvas.tsx';
import { ChangeList } from './change-list.tsx';
import { listAuthors } from './list-authors.ts';
import { findCardOf, markCards } from './mark-cards.ts';
import { useFieldDifferences } from './use-field-differences.ts';
import classes from './publish-dialog.module.css';

const NOBODY: readonly string[] = [];

/** What publishing would put to work, and what speaks against it. */
export function PublishDialog() {
  const view = useEditorView();
  const isOpen = useEditorViewState((state) => state.dialog === 'publish');
  return (
    <Modal opened={isOpen} onClose={() => view.open(null)} title="Publish the workflow" size="min(1280px, 96vw)">
      <PublishReview onClose={() => view.open(null)} />
    </Modal>
  );
}

function PublishReview({ onClose }: { readonly onClose: () => void }) {
  const problems = useEditorState((state) => state.problems);
  const { publishedNumber, publishedRevision, changes, before, after } = useDraftChanges();
  const [chosen, setChosen] = useState<DocumentChange | null>(null);
  const [note, setNote] = useState('');
  const [acceptsWarnings, setAcceptsWarnings] = useState(false);
  const { publish, isPending, error } = usePublishDraft(onClose);
  const authors = useAuthors(publishedRevision);
  const differencesOf = useFieldDifferences(before, after);
  const marks = useMemo(() => markCards(publishedNumber === null ? [] : (changes ?? [])), [publishedNumber, changes]);
  const errorCount = problems.filter(({ severity }) => severity === 'error').length;
  const warningCount = problems.length - errorCount;
  const isUnchanged = publishedNumber !== null && changes?.length === 0;
  const isAllowed = errorCount === 0 && (warningCount === 0 || acceptsWarnings) && !isUnchanged;
  return (
    <Stack>
      <div className={classes['review']}>
        <div className={classes['words']}>
          {problems.length === 0 ? null : (
            <section>
              <h3 className={classes['heading']}>{describeProblems(errorCount, warningCount)}</h3>
              <div className={classes['problems']}>
                <ProblemList onGo={onClose} />
              </div>
            </section>
          )}
          <section>
            <h3 className={classes['heading']}>
              {publishedNumber === null ? 'What will run' : `Changes since version ${publishedNumber}`}
            </h3>
            <ChangeList
              changes={changes}
              whenNone="There are no changes to publish."
              chosen={chosen}
              onChoose={setChosen}
              authorsOf={({ stepId }) => authors.get(stepId) ?? NOBODY}
              differencesOf={differencesOf}
            />
          </section>
        </div>
        <div className={classes['canvas']}>
          <ChangeCanvas
            document={after}
            label="Flow with its changes"
            marks={marks}
            selection={chosen === null ? null : findCardOf(chosen)}
            onSelect={(card) => setChosen(changes?.find((change) => findCardOf(change) === card) ?? null)}
          />
        </div>
      </div>
      <Textarea
        label="Note"
        description="Shown in the list of versions."
        placeholder="What is new in this version?"
        maxLength={2000}
        autosize
        minRows={1}
        maxRows={4}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error === null ? null : (
        <Alert color="red" role="alert">
          {hasErrorCode(error, 'conflict')
            ? 'The draft has changed meanwhile. Look through the changes again, then publish.'
            : describeError(error)}
        </Alert>
      )}
      <Group justify="space-between">
        <span className={classes['hint']}>{explain(errorCount, isUnchanged)}</span>
        <Group>
          {errorCount === 0 && warningCount > 0 ? (
            <Checkbox
              label={
                warningCount === 1
                  ? 'Publish anyway, despite the warning'
                  : `Publish anyway, despite the ${warningCount} warnings`
              }
              checked={acceptsWarnings}
              onChange={(event) => setAcceptsWarnings(event.currentTarget.checked)}
            />
          ) : null}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!isAllowed} loading={isPending} onClick={() => publish(note.trim())}>
            Publish
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

/** Who has touched which step since the last published version. */
function useAuthors(since: number) {
  const { projectId, workflowId } = useEditorStore();
  const revision = useEditorState((state) => state.revision);
  const { data } = useChangesSince(projectId, workflowId, since, revision);
  return useMemo(() => listAuthors(data?.changes ?? []), [data]);
}

/** Publishes exactly what the dialog shows: saved first, then refused when somebody else has changed it since. */
function usePublishDraft(onDone: () => void) {
  const store = useEditorStore();
  const request = usePublishWorkflow(store.projectId, store.workflowId);
  const [flushError, setFlushError] = useState<unknown>(null);
  const publish = (note: string) => {
    setFlushError(null);
    store.flush().then(
      () =>
        request.mutate(
          { revision: store.state.getState().revision, ...(note === '' ? {} : { note }) },
          {
            onSuccess: ({ number }) => {
              onDone();
              notifyDone(`Version ${number} is published.`);
            },
          },
        ),
      setFlushError,
    );
  };
  return { publish, isPending: request.isPending, error: flushError ?? request.error };
}

/** Why nothing can be published, or what publishing means. */
function explain(errors: number, isUnchanged: boolean): string {
  if (errors > 0) return `It can be published once the ${errors === 1 ? 'error is' : 'errors are'} solved.`;
  if (isUnchanged) return 'Nothing has changed since the published version.';
  return 'Runs under way finish with the version they started with.';
}

function describeProblems(errors: number, warnings: number): string {
  if (errors === 0) return 'Warnings';
  return warnings === 0 ? 'Errors that stop publishing' : 'Errors that stop publishing, and warnings';
}
