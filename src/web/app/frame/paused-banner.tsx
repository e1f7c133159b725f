import { IconPlayerPause } from '@tabler/icons-react';
import { useProjectId } from '../../lib/project-id.ts';
import { useSession } from '../../lib/session.ts';
import { TextLink } from '../../ui/text-link.tsx';
import classes from './paused-banner.module.css';

/** Says on every page that nothing starts, and where to change that. */
export function PausedBanner() {
  const projectId = useProjectId();
  const isPaused = useSession().projects.some((project) => project.id === projectId && project.isPaused);
  if (!isPaused) return null;
  return (
    <div className={classes['banner']} role="status">
      <IconPlayerPause size={16} stroke={1.7} aria-hidden />
      <p className={classes['words']}>
        <strong>This project is paused.</strong> Events are received, and their runs wait.{' '}
        <TextLink link={{ to: '/p/$projectId/settings', params: { projectId } }}>Let it go on</TextLink>
      </p>
    </div>
  );
}
