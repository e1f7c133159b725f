import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconFileExport, IconTrash } from '@tabler/icons-react';
import type { WorkflowSummary } from './requests/list-workflows.ts';

type WorkflowMenuProps = {
  readonly workflow: WorkflowSummary;
  readonly onDuplicate: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
};

export function WorkflowMenu({ workflow, onDuplicate, onExport, onDelete }: WorkflowMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`Menu of ${workflow.name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={onDuplicate}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport size={16} aria-hidden />} onClick={onExport}>
          Export as a file
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="var(--mill-error)" onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
