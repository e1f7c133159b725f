import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import type { WorkflowSummary } from './requests/list-workflows.ts';

type WorkflowMenuProps = {
  readonly workflow: WorkflowSummary;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
};

export function WorkflowMenu({ workflow, onDuplicate, onDelete }: WorkflowMenuProps) {
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
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="var(--mill-error)" onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
