import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useCan } from '../../../lib/permissions.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { AddSigningKeyDialog } from './add-signing-key-dialog.tsx';
import { SignTokenSnippet } from './sign-token-snippet.tsx';
import { signingKeysQuery, useRevokeSigningKey, type SigningKey } from './signing-key-requests.ts';
import { SigningKeysTable } from './signing-keys-table.tsx';

export function SigningKeysSettings() {
  const keys = useQuery(signingKeysQuery(useProjectId()));
  const canAdminister = useCan('administer');
  const [isAdding, setIsAdding] = useState(false);
  const [revoking, setRevoking] = useState<SigningKey>();
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>
      Add a signing key
    </Button>
  );
  if (keys.isError) return <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />;
  const isEmpty = keys.data?.length === 0;
  return (
    <>
      <SettingsSection
        title="User Token signing keys"
        text="Your server signs a User Token for each of your users with a private key; Millrace checks it with the public one. Several keys can be active at once, so that you can change them without a pause."
        actions={canAdminister && !isEmpty ? add : undefined}
      >
        {isEmpty ? (
          <EmptyState
            icon={<IconKey size={22} stroke={1.6} />}
            title="No signing key yet"
            text="Without one, no app can send events with User Tokens."
            action={canAdminister ? add : undefined}
          />
        ) : (
          <SigningKeysTable keys={keys.data} onRevoke={canAdminister ? setRevoking : undefined} />
        )}
      </SettingsSection>
      <SignTokenSnippet kid={keys.data?.find((key) => key.revokedAt === null)?.kid} />
      <AddSigningKeyDialog isOpen={isAdding} onClose={() => setIsAdding(false)} />
      <RevokeDialog signingKey={revoking} onClose={() => setRevoking(undefined)} />
    </>
  );
}

function RevokeDialog({
  signingKey,
  onClose,
}: {
  readonly signingKey: SigningKey | undefined;
  readonly onClose: () => void;
}) {
  const revoke = useRevokeSigningKey();
  return (
    <ConfirmDialog
      isOpen={signingKey !== undefined}
      title={`Revoke the signing key “${signingKey?.name ?? ''}”?`}
      confirmLabel="Revoke the key"
      isPending={revoke.isPending}
      onClose={onClose}
      onConfirm={() => {
        if (signingKey === undefined) return;
        revoke.mutate(signingKey.id, {
          onError: (error) => notifyError(error, 'The key was not revoked.'),
          onSuccess: () => {
            notifyDone(`The signing key “${signingKey.name}” is revoked.`);
            onClose();
          },
        });
      }}
    >
      Every User Token that was signed with it is refused within 5 seconds. This cannot be undone.
    </ConfirmDialog>
  );
}
