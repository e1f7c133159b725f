import { Button, FileInput, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readWorkflowFile, type ReadWorkflowFile } from '#core/workflow/file/read-workflow-file.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { notifyError } from '../../lib/notify-error.ts';
import { Notice } from '../../ui/notice.tsx';
import { useImportWorkflow } from './requests/import-workflow.ts';
import { loadProjectNames } from './requests/load-project-names.ts';

type ImportWorkflowDialogProps = {
  readonly projectId: string;
  readonly onClose: () => void;
  readonly onCreated: (workflowId: string) => void;
};

/** Mounted while it is open. */
export function ImportWorkflowDialog({ projectId, onClose, onCreated }: ImportWorkflowDialogProps) {
  const [file, setFile] = useState<File | null>(null);
  const importing = useImportWorkflow(projectId);
  // Its result is that of the file chosen last, whichever is read first.
  const reading = useMutation({
    mutationFn: async (chosen: File) => {
      const [text, names] = await Promise.all([chosen.text(), loadProjectNames(projectId)]);
      return readWorkflowFile(text, catalog, names);
    },
    onError: (error) => notifyError(error, 'The file was not read.'),
  });
  const read = reading.data;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    if (chosen === null) reading.reset();
    else reading.mutate(chosen);
  };
  const create = () => {
    if (read?.ok !== true) return;
    importing.mutate(read.document, {
      onSuccess: onCreated,
      onError: (error) => notifyError(error, 'The workflow was not imported.'),
    });
  };
  return (
    <Modal opened onClose={onClose} title="Import workflow">
      <Stack>
        <FileInput
          label="File"
          description="A workflow that was exported as a file. It becomes a new workflow that is not published."
          placeholder="Choose a .workflow.json file"
          accept=".json,application/json"
          value={file}
          data-autofocus
          onChange={choose}
        />
        {read === undefined ? null : <Findings read={read} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={read?.ok !== true} loading={importing.isPending} onClick={create}>
            Import workflow
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Findings({ read }: { readonly read: ReadWorkflowFile }) {
  if (!read.ok) {
    return (
      <Notice tone="error" title="The file cannot be imported">
        {read.message}
      </Notice>
    );
  }
  const { document, missing } = read;
  const count = walkSteps(document).length;
  const title = `“${document.name}” with ${count === 1 ? '1 step' : `${count.toLocaleString('en-US')} steps`}`;
  if (missing.length === 0) return <Notice tone="ok" title={title} />;
  return (
    <Notice tone="warn" title={title}>
      <Text size="sm">This project does not have what it uses. Choose others in the editor before you publish:</Text>
      <List size="sm">
        {missing.map(({ kind, key }) => (
          <List.Item key={`${kind} ${key}`}>
            {kind === 'secret' ? 'Secret' : 'App Event'} “{key}”
          </List.Item>
        ))}
      </List>
    </Notice>
  );
}
