import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../../lib/live.ts';
import { useProjectId } from '../../lib/project-id.ts';
import { useSession } from '../../lib/session.ts';
import { Palette } from './palette.tsx';

/** What every page of a project has, the editor too: fresh data and the palette. */
export function ProjectScope() {
  const projectId = useProjectId();
  useLive(projectId);
  useLeaveWhenOutside(projectId);
  return (
    <>
      <Palette />
      <Outlet />
    </>
  );
}

/** A session that ended, or a membership that was taken away, shows at once: the guards of the router run again. */
function useLeaveWhenOutside(projectId: string) {
  const router = useRouter();
  const { member, projects } = useSession();
  const isInside = member !== null && projects.some((project) => project.id === projectId);
  useEffect(() => {
    if (!isInside) void router.invalidate();
  }, [isInside, router]);
}
