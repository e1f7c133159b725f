import { ActionIcon, Popover, Stack, Switch, Textarea, Tooltip } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { notifyError } from '../../../lib/notify-error.ts';
import { useWorkflow } from '../requests/get-workflow.ts';
import { useUpdateWorkflow } from '../requests/update-workflow.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';

/** Who sees the workflow and who has it: these hold at once, without publishing. */
export function WorkflowSettings() {
  const [isOpen, setIsOpen] = useState(false);
  const store = useEditorStore();
  const { projectId, workflowId } = store;
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const description = useEditorState((state) => state.document.description);
  const workflow = useWorkflow(projectId, workflowId).data;
  const update = useUpdateWorkflow(projectId, workflowId);
  const save = (body: Parameters<typeof update.mutate>[0]) =>
    update.mutate(body, { onError: (error) => notifyError(error, 'The setting was not saved') });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label="Settings of the workflow" disabled={isOpen}>
          <ActionIcon size={30} aria-label="Settings of the workflow" onClick={() => setIsOpen(!isOpen)}>
            <IconSettings size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Settings of the workflow">
        <Stack>
          <Switch
            label="For end users"
            description="End users may see this workflow and switch it on and off with their User Token."
            disabled={isReadOnly}
            checked={workflow?.isForEndUsers ?? false}
            onChange={(event) => save({ isForEndUsers: event.currentTarget.checked })}
          />
          <Switch
            label="On by default"
            description="Every end user has this workflow unless it is switched off for them."
            disabled={isReadOnly}
            checked={workflow?.isOnByDefault ?? false}
            onChange={(event) => save({ isOnByDefault: event.currentTarget.checked })}
          />
          <Textarea
            label="Description"
            placeholder="What this workflow is for"
            autosize
            minRows={2}
            maxRows={8}
            readOnly={isReadOnly}
            value={description}
            onChange={(event) =>
              store.edit(
                'Change the description',
                [{ kind: 'set-description', description: event.currentTarget.value.slice(0, 10_000) }],
                { mergeKey: 'workflow-description' },
              )
            }
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
