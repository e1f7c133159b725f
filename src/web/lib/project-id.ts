import { useParams } from '@tanstack/react-router';

/** The project of the address; only for what is shown below `/p/$projectId`. */
export function useProjectId(): string {
  const { projectId } = useParams({ strict: false });
  if (projectId === undefined) throw new Error('useProjectId is used outside of a project.');
  return projectId;
}
