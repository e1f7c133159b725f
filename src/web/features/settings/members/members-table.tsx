import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconUserMinus } from '@tabler/icons-react';
import { useCan } from '../../../lib/permissions.ts';
import { ROLE_WORDS } from '../../../lib/role-words.ts';
import { useSession } from '../../../lib/session.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import classes from '../settings-section.module.css';
import type { Member } from './member-requests.ts';
import { RoleSelect } from './role-select.tsx';

type MembersTableProps = {
  readonly members: readonly Member[] | undefined;
  readonly onRemove: (member: Member) => void;
  readonly onResetPassword: (member: Member) => void;
};

export function MembersTable({ members, onRemove, onResetPassword }: MembersTableProps) {
  const canAdminister = useCan('administer');
  const me = useSession().member;
  const columns: Column<Member>[] = [
    {
      title: 'Name',
      render: (member) => (
        <>
          <strong>{member.name}</strong> {member.id === me?.id ? <span className={classes['dim']}>(you)</span> : null}
        </>
      ),
    },
    { title: 'E-mail address', render: (member) => member.email },
    {
      title: 'Role',
      width: 160,
      render: (member) => (canAdminister ? <RoleSelect member={member} /> : ROLE_WORDS[member.role].label),
    },
    { title: 'Joined', width: 120, render: (member) => <TimeAgo at={member.joinedAt} /> },
  ];
  if (canAdminister) {
    columns.push({
      title: 'Actions',
      width: 80,
      align: 'right',
      render: (member) => <MemberActions member={member} onRemove={onRemove} onResetPassword={onResetPassword} />,
    });
  }
  return <DataTable label="Members" columns={columns} rows={members} getRowId={(member) => member.id} />;
}

type MemberActionsProps = Omit<MembersTableProps, 'members'> & { readonly member: Member };

function MemberActions({ member, onRemove, onResetPassword }: MemberActionsProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${member.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={() => onResetPassword(member)}>
          Make a link for a new password
        </Menu.Item>
        <Menu.Item leftSection={<IconUserMinus size={16} />} c="var(--mill-error)" onClick={() => onRemove(member)}>
          Remove from the project
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
