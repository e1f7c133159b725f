import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../lib/session.ts';

/** Goes on once the server has set the session cookie. */
export function useEnter(): (path: string) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (path) => {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ href: path, replace: true });
    },
    [client, navigate],
  );
}
