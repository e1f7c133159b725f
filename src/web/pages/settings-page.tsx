import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isAllowed } from '#contract/roles.ts';
import { ApiKeysSettings } from '../features/settings/api-keys/api-keys-settings.tsx';
import { AuditLog } from '../features/settings/audit/audit-log.tsx';
import { GeneralSettings } from '../features/settings/general/general-settings.tsx';
import { MembersSettings } from '../features/settings/members/members-settings.tsx';
import { ResourcesSettings } from '../features/settings/resources/resources-settings.tsx';
import { SecretsSettings } from '../features/settings/secrets/secrets-settings.tsx';
import { SettingsNav } from '../features/settings/settings-nav.tsx';
import { SECTIONS, type SectionId } from '../features/settings/settings-sections.ts';
import { SigningKeysSettings } from '../features/settings/signing-keys/signing-keys-settings.tsx';
import { StoredValuesSettings } from '../features/settings/stored-values/stored-values-settings.tsx';
import { useRole } from '../lib/permissions.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export function SettingsPage() {
  const { section } = useParams({ strict: false });
  const role = useRole();
  const found = SECTIONS.find(({ id, permission }) => id === section && isAllowed(role, permission));
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsNav />
      {found === undefined ? (
        <EmptyState title="There are no such settings" text="They may not exist, or your role may not see them." />
      ) : (
        showSection(found.id)
      )}
    </>
  );
}

function showSection(id: SectionId): ReactNode {
  switch (id) {
    case 'general':
      return <GeneralSettings />;
    case 'signing-keys':
      return <SigningKeysSettings />;
    case 'api-keys':
      return <ApiKeysSettings />;
    case 'secrets':
      return <SecretsSettings />;
    case 'resources':
      return <ResourcesSettings />;
    case 'stored-values':
      return <StoredValuesSettings />;
    case 'members':
      return <MembersSettings />;
    case 'audit':
      return <AuditLog />;
  }
}
