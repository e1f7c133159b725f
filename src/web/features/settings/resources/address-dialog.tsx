import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { describeError } from '../../../lib/describe-error.ts';
import { notifyError } from '../../../lib/notify-error.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { formatDateTime } from '../../../lib/time.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { useResourceAddress, useRotateAddress, type Resource } from './resource-requests.ts';

type AddressDialogProps = { readonly resource: Resource | undefined; readonly onClose: () => void };

/** The address that a resource calls, a new one in its place, and where its calls are seen. */
export function AddressDialog({ resource, onClose }: AddressDialogProps) {
  return (
    <Modal opened={resource !== undefined} onClose={onClose} title={`Address for “${resource?.name ?? ''}”`} size="lg">
      {resource === undefined ? null : <Address resource={resource} />}
    </Modal>
  );
}

function Address({ resource }: { readonly resource: Resource }) {
  const projectId = useProjectId();
  const address = useResourceAddress(resource.id);
  const rotation = useRotateAddress(resource.id);
  const isUnverified = (resource.calls['verification'] ?? 'none') === 'none';
  if (address.data === undefined) {
    return <Text c="dimmed">{address.error === null ? 'Loading…' : describeError(address.error)}</Text>;
  }
  const { url, previousUntil } = address.data;
  return (
    <Stack>
      <Text>
        Your API calls it by POST with JSON, and has 200 once the event is stored. What came is among the{' '}
        <TextLink
          link={{ to: '/p/$projectId/runs', params: { projectId }, search: { tab: 'events', appEventId: resource.id } }}
        >
          received events
        </TextLink>
        .
      </Text>
      <CodeBlock label="Address" code={url} />
      {isUnverified && (
        <Notice tone="warn">
          Whoever has this address may start workflows: calls of this resource are not verified.
        </Notice>
      )}
      {previousUntil !== null && (
        <Text size="sm" c="dimmed">
          The address before goes on until {formatDateTime(previousUntil)}.
        </Text>
      )}
      <Group>
        <Button
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={rotation.isPending}
          onClick={() =>
            rotation.mutate(undefined, { onError: (error) => notifyError(error, 'The address was not changed.') })
          }
        >
          Make a new address
        </Button>
      </Group>
    </Stack>
  );
}
