import { useMatch, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The search params that pages use; the router says which of them each page keeps. */
type Name =
  | 'search'
  | 'tab'
  | 'status'
  | 'workflowId'
  | 'appEventId'
  | 'eventId'
  | 'user'
  | 'from'
  | 'to'
  | 'step'
  | 'version'
  | 'compare';
type PageSearch = { readonly [N in Name]?: string };
type Changes = { readonly [N in Name]?: string | undefined };

/**
 * The search params of the address and a way to change some of them (undefined takes one away). Filters do not add to
 * the browser's history; with `isStep`, the way back leads through the change.
 */
export function usePageSearch() {
  // Every page's search params are texts of these names.
  const search = useSearch({ strict: false }) as PageSearch;
  const navigate = useNavigate();
  const router = useRouter();
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  const change = useCallback(
    (changes: Changes, { isStep = false } = {}) => {
      // A filter that settles while the next page is on its way belongs to the page that is being left.
      if (router.latestLocation.pathname !== pathname) return;
      void navigate({
        to: '.',
        search: (previous: PageSearch) => omitEmpty({ ...previous, ...changes }),
        replace: !isStep,
        resetScroll: false,
      });
    },
    [navigate, router, pathname],
  );
  return [search, change] as const;
}

function omitEmpty(search: Changes): PageSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
