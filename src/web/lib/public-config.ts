import { queryOptions, useQuery } from '@tanstack/react-query';
import { getPublicConfig } from '#contract/session.ts';
import { callApi } from './api.ts';

/** The address that people reach this Millrace at, whether it can send mail, and its version. */
export const publicConfigQuery = queryOptions({
  queryKey: ['public-config'],
  queryFn: ({ signal }) => callApi(getPublicConfig, { signal }),
  staleTime: Infinity,
});

/** The address for snippets; until the server has told it, the one in the browser. */
export function usePublicUrl(): string {
  return useQuery(publicConfigQuery).data?.publicUrl ?? window.location.origin;
}
