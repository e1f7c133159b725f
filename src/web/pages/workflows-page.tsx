import { Button, Group, Select } from '@mantine/core';
import { IconFileImport, IconPlus, IconRoute, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CreateWorkflowDialog } from '../features/workflows/create-workflow-dialog.tsx';
import { DeleteWorkflowDialog } from '../features/workflows/delete-workflow-dialog.tsx';
import { ImportWorkflowDialog } from '../features/workflows/import-workflow-dialog.tsx';
import { getPublication, PUBLICATIONS } from '../features/workflows/publication.ts';
import { useExportWorkflow } from '../features/workflows/requests/export-workflow.ts';
import { useWorkflows, type WorkflowSummary } from '../features/workflows/requests/list-workflows.ts';
import { WorkflowMenu } from '../features/workflows/workflow-menu.tsx';
import { WorkflowTable } from '../features/workflows/workflow-table.tsx';
import { matchesSearch } from '../lib/matches-search.ts';
import { usePageSearch } from '../lib/page-search.ts';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';

type Dialog =
  | { readonly kind: 'create'; readonly source: WorkflowSummary | undefined }
  | { readonly kind: 'import' }
  | { readonly kind: 'delete'; readonly workflow: WorkflowSummary };

export function WorkflowsPage() {
  const projectId = useProjectId();
  const canBuild = useCan('build');
  const [dialog, setDialog] = useState<Dialog>();
  const { data, error, refetch } = useWorkflows(projectId);
  const createButtons = canBuild ? (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconFileImport size={14} aria-hidden />}
        onClick={() => setDialog({ kind: 'import' })}
      >
        Import
      </Button>
      <Button
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setDialog({ kind: 'create', source: undefined })}
      >
        Create workflow
      </Button>
    </Group>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Workflows"
        description="What runs when your app sends an App Event."
        actions={data?.length === 0 ? undefined : createButtons}
      />
      {error !== null && data === undefined ? (
        <ErrorState title="The workflows could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : data?.length === 0 ? (
        <EmptyState
          icon={<IconRoute size={22} stroke={1.6} />}
          title="No workflows yet"
          text="A workflow begins with a trigger, usually an App Event, and goes on with steps that call other services. Each of your users has it switched on or off."
          action={createButtons}
        />
      ) : (
        <WorkflowList projectId={projectId} workflows={data} onOpen={canBuild ? setDialog : undefined} />
      )}
      <WorkflowDialog projectId={projectId} dialog={dialog} onClose={() => setDialog(undefined)} />
    </>
  );
}

type WorkflowListProps = {
  readonly projectId: string;
  readonly workflows: readonly WorkflowSummary[] | undefined;
  readonly onOpen: ((dialog: Dialog) => void) | undefined;
};

function WorkflowList({ projectId, workflows, onOpen }: WorkflowListProps) {
  const [{ search = '', status }, changeSearch] = usePageSearch();
  const exporting = useExportWorkflow(projectId);
  const shown = workflows?.filter(
    (workflow) =>
      matchesSearch(search, workflow.name, workflow.trigger?.label ?? '') &&
      (status === undefined || getPublication(workflow) === status),
  );
  return (
    <>
      <FilterBar end={shown === undefined ? undefined : describeCount(shown.length)}>
        <SearchInput
          label="Search workflows"
          value={search}
          onChange={(text) => changeSearch({ search: text })}
          hasShortcut
        />
        <Select
          aria-label="State"
          placeholder="Any state"
          size="xs"
          w={180}
          clearable
          data={PUBLICATIONS}
          value={status ?? null}
          onChange={(value) => changeSearch({ status: value ?? undefined })}
        />
      </FilterBar>
      {shown?.length === 0 ? (
        <EmptyState
          icon={<IconSearch size={22} stroke={1.6} />}
          title="No workflow matches"
          text="No workflow has all that the filters ask for."
          action={
            <Button variant="default" onClick={() => changeSearch({ search: undefined, status: undefined })}>
              Clear the filters
            </Button>
          }
        />
      ) : (
        <WorkflowTable
          projectId={projectId}
          workflows={shown}
          renderMenu={
            onOpen === undefined
              ? undefined
              : (workflow) => (
                  <WorkflowMenu
                    workflow={workflow}
                    onDuplicate={() => onOpen({ kind: 'create', source: workflow })}
                    onExport={() => exporting.mutate(workflow.id)}
                    onDelete={() => onOpen({ kind: 'delete', workflow })}
                  />
                )
          }
        />
      )}
    </>
  );
}

type WorkflowDialogProps = {
  readonly projectId: string;
  readonly dialog: Dialog | undefined;
  readonly onClose: () => void;
};

function WorkflowDialog({ projectId, dialog, onClose }: WorkflowDialogProps) {
  const navigate = useNavigate();
  const openWorkflow = (workflowId: string) =>
    void navigate({ to: '/p/$projectId/workflows/$workflowId', params: { projectId, workflowId } });
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'delete':
      return <DeleteWorkflowDialog projectId={projectId} workflow={dialog.workflow} onClose={onClose} />;
    case 'import':
      return <ImportWorkflowDialog projectId={projectId} onClose={onClose} onCreated={openWorkflow} />;
    case 'create':
      return (
        <CreateWorkflowDialog projectId={projectId} source={dialog.source} onClose={onClose} onCreated={openWorkflow} />
      );
  }
}

function describeCount(count: number): string {
  return count === 1 ? '1 workflow' : `${count.toLocaleString('en-US')} workflows`;
}
