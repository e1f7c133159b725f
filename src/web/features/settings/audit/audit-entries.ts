import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import { listAuditEntries } from '#contract/settings.ts';
import { callApi } from '../../../lib/api.ts';
import { projectKey } from '../../../lib/query-keys.ts';

export type AuditEntry = ResponseOf<typeof listAuditEntries>['items'][number];

export const auditEntriesQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: projectKey(projectId, 'settings', 'audit'),
    queryFn: ({ signal, pageParam }) =>
      callApi(listAuditEntries, {
        params: { projectId },
        query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
