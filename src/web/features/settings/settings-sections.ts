import type { Permission } from '#contract/roles.ts';

export type SectionId =
  'general' | 'signing-keys' | 'api-keys' | 'secrets' | 'resources' | 'stored-values' | 'members' | 'audit';
type Section = { readonly id: SectionId; readonly label: string; readonly permission: Permission };

/** In the order of the navigation; a section shows to those who may read it. */
export const SECTIONS: readonly Section[] = [
  { id: 'general', label: 'General', permission: 'read' },
  { id: 'signing-keys', label: 'Signing keys', permission: 'read' },
  { id: 'api-keys', label: 'API keys', permission: 'read' },
  { id: 'secrets', label: 'Secrets', permission: 'read' },
  { id: 'resources', label: 'API resources', permission: 'read' },
  { id: 'stored-values', label: 'Stored values', permission: 'read' },
  { id: 'members', label: 'Members', permission: 'read' },
  { id: 'audit', label: 'Audit log', permission: 'administer' },
];
