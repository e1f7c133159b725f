import { ActionIcon, Popover } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { isJsonObject, type Json } from '#core/base/json.ts';
import { JsonView } from '../../../ui/json-view.tsx';
import type { AuditEntry } from './audit-entries.ts';
import { describeAction } from './describe-action.ts';

/** What exactly was changed, where the entry says more than its name. */
export function AuditDetails({ entry }: { readonly entry: AuditEntry }) {
  // It came as JSON.
  const details = entry.details as Json | undefined;
  if (details === undefined || details === null) return null;
  if (isJsonObject(details) && Object.keys(details).length === 0) return null;
  const label = `Details of: ${describeAction(entry.action)}, ${entry.subject}`;
  return (
    <Popover position="bottom-end" width={420} trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={label}>
          <IconDots size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={label}>
        <JsonView value={details} label={label} maxHeight={280} />
      </Popover.Dropdown>
    </Popover>
  );
}
