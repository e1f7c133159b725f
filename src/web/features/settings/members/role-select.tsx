import { Select } from '@mantine/core';
import { ROLES, type Role } from '#contract/roles.ts';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { ROLE_WORDS } from '../../../lib/role-words.ts';
import { useUpdateMember, type Member } from './member-requests.ts';

export function RoleSelect({ member }: { readonly member: Member }) {
  const update = useUpdateMember();
  const shown = update.isPending ? update.variables.role : member.role;
  return (
    <Select
      size="xs"
      aria-label={`Role of ${member.name}`}
      data={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label }))}
      value={shown}
      allowDeselect={false}
      disabled={update.isPending}
      onChange={(value) => {
        const role = ROLES.find((known) => known === value);
        if (role === undefined || role === member.role) return;
        update.mutate(
          { memberId: member.id, role },
          {
            onError: (error) => notifyError(error, `${member.name} keeps the role.`),
            onSuccess: () => notifyDone(describeChange(member.name, role)),
          },
        );
      }}
    />
  );
}

function describeChange(name: string, role: Role): string {
  return `The role of ${name} is now ${ROLE_WORDS[role].label.toLowerCase()}.`;
}
