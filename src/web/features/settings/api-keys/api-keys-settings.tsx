import { Button } from '@mantine/core';
import { IconPlus, IconServer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useCan } from '../../../lib/permissions.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { apiKeysQuery, useRevokeApiKey, type ApiKey } from './api-key-requests.ts';
import { ApiKeysTable } from './api-keys-table.tsx';
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx';
import { UseApiKeySnippet } from './use-api-key-snippet.tsx';

export function ApiKeysSettings() {
  const keys = useQuery(apiKeysQuery(useProjectId()));
  const canAdminister = useCan('administer');
  const [isCreating, setIsCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setIsCreating(true)}>
      Create an API key
    </Button>
  );
  if (keys.isError) return <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />;
  const isEmpty = keys.data?.length === 0;
  return (
    <>
      <SettingsSection
        title="Server API keys"
        text="With a key, your server sends events for any of its users without a User Token. A key belongs on a server, never in a browser."
        actions={canAdminister && !isEmpty ? create : undefined}
      >
        {isEmpty ? (
          <EmptyState
            icon={<IconServer size={22} stroke={1.6} />}
            title="No API key yet"
            text="Create one when your server, not your page, sends the events."
            action={canAdminister ? create : undefined}
          />
        ) : (
          <ApiKeysTable keys={keys.data} onRevoke={canAdminister ? setRevoking : undefined} />
        )}
      </SettingsSection>
      <UseApiKeySnippet />
      <CreateApiKeyDialog isOpen={isCreating} onClose={() => setIsCreating(false)} />
      <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />
    </>
  );
}

function RevokeDialog({ apiKey, onClose }: { readonly apiKey: ApiKey | undefined; readonly onClose: () => void }) {
  const revoke = useRevokeApiKey();
  return (
    <ConfirmDialog
      isOpen={apiKey !== undefined}
      title={`Revoke the API key “${apiKey?.name ?? ''}”?`}
      confirmLabel="Revoke the key"
      isPending={revoke.isPending}
      onClose={onClose}
      onConfirm={() => {
        if (apiKey === undefined) return;
        revoke.mutate(apiKey.id, {
          onError: (error) => notifyError(error, 'The key was not revoked.'),
          onSuccess: () => {
            notifyDone(`The API key “${apiKey.name}” is revoked.`);
            onClose();
          },
        });
      }}
    >
      Every server that uses it is refused within 5 seconds. This cannot be undone.
    </ConfirmDialog>
  );
}
