import { Menu } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useProjectId } from '../../lib/project-id.ts';
import { useSession } from '../../lib/session.ts';
import { CreateProjectDialog } from './create-project-dialog.tsx';
import classes from './frame-menu.module.css';

export function ProjectSwitcher({ isFolded }: { readonly isFolded: boolean }) {
  const projectId = useProjectId();
  const { projects } = useSession();
  const navigate = useNavigate();
  const [isCreating, setIsCreating] = useState(false);
  const current = projects.find((project) => project.id === projectId)?.name ?? 'Project';
  return (
    <>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <button
            className={classes['target']}
            style={{ flex: 'none' }}
            type="button"
            data-folded={isFolded || undefined}
            aria-label={`Project: ${current}`}
          >
            <img className={classes['mark']} src="/icon.svg" alt="" />
            {isFolded ? null : (
              <>
                <span className={classes['name']}>{current}</span>
                <IconSelector className={classes['chevron']} size={16} aria-hidden />
              </>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Projects</Menu.Label>
          {projects.map((project) => (
            <Menu.Item
              key={project.id}
              rightSection={project.id === projectId ? <IconCheck size={16} aria-label="current" /> : null}
              onClick={() => void navigate({ to: '/p/$projectId/workflows', params: { projectId: project.id } })}
            >
              {project.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => setIsCreating(true)}>
            New project
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateProjectDialog isOpen={isCreating} onClose={() => setIsCreating(false)} />
    </>
  );
}
