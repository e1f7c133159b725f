import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { countNew, hasUnsettledBelow, mergeFresh } from './merge-live-pages.ts';

export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
/** What one page is asked for: `to` keeps later items out, so that a list which is being read does not move. */
export type PageAsk = { readonly cursor?: string; readonly to?: string };

type LivePagesOptions<Item> = {
  /** Below a topic of `projectKey`, so that live messages reach the newest page. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (ask: PageAsk, signal: AbortSignal) => Promise<Page<Item>>;
  readonly timeOf: (item: Item) => string;
  /** Whether the item cannot change any more. */
  readonly isSettled: (item: Item) => boolean;
};
type ReadPage<Item> = Page<Item> & { readonly to: string | undefined };
type ReadPages<Item> = InfiniteData<ReadPage<Item>, string | null>;

const REFRESH_MS = 5_000;
/** Coming back from one item within this time finds the list as it was left. */
const KEEP_MS = 120_000;

/**
 * A list, newest first, that grows at its end by scrolling and at its start only when the reader asks: what arrives is
 * counted in `newCount`, and `showNew` begins the list anew. Items that are shown already are kept fresh in place.
 */
export function useLivePages<Item extends { readonly id: string }>(options: LivePagesOptions<Item>) {
  const client = useQueryClient();
  const pagesQuery = getPagesQuery(client, options);
  const head = useQuery(getHeadQuery(options));
  const newest = head.data;
  const pages = useInfiniteQuery({
    ...pagesQuery,
    refetchInterval: ({ state }) =>
      newest !== undefined && hasUnsettledBelow(listItems(state.data), newest.items, options.isSettled)
        ? REFRESH_MS
        : false,
  });
  const read = useMemo(() => listItems(pages.data), [pages.data]);
  const items = useMemo(() => mergeFresh(read, newest?.items ?? []), [read, newest]);
  const newCount = pages.data === undefined ? 0 : countNew(read, newest?.items ?? []);
  const showNew = () => {
    if (newest !== undefined) client.setQueryData(pagesQuery.queryKey, beginWith(newest, options.timeOf));
  };
  useFirstItems(read.length === 0 && newCount > 0, showNew);
  return {
    items,
    /** At least this many when `isMoreThanCounted`. */
    newCount,
    isMoreThanCounted: newCount > 0 && newCount === newest?.items.length && newest.nextCursor !== null,
    showNew,
    error: pages.error,
    isPending: pages.isPending,
    retry: () => void Promise.all([head.refetch(), pages.refetch()]),
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
  };
}

/** An empty list has nothing that could jump: the first items show at once. */
function useFirstItems(isFirst: boolean, showNew: () => void): void {
  const show = useRef(showNew);
  useEffect(() => {
    show.current = showNew;
  });
  useEffect(() => {
    if (isFirst) show.current();
  }, [isFirst]);
}

function getHeadQuery<Item>({ queryKey, fetchPage }: LivePagesOptions<Item>) {
  return queryOptions({ queryKey: [...queryKey, 'head'], queryFn: ({ signal }) => fetchPage({}, signal) });
}

function getPagesQuery<Item>(client: QueryClient, options: LivePagesOptions<Item>) {
  const queryKey = ['live-pages', ...options.queryKey];
  return infiniteQueryOptions({
    queryKey,
    initialPageParam: null as string | null,
    getNextPageParam: (page: ReadPage<Item>) => page.nextCursor,
    queryFn: async ({ pageParam, signal }): Promise<ReadPage<Item>> => {
      const to = client.getQueryData<ReadPages<Item>>(queryKey)?.pages[0]?.to;
      const until = to === undefined ? {} : { to };
      if (pageParam !== null) return { ...(await options.fetchPage({ ...until, cursor: pageParam }, signal)), to };
      if (to !== undefined) return { ...(await options.fetchPage(until, signal)), to };
      // The newest page is on its way already; the list begins with it.
      const newest = await client.fetchQuery({ ...getHeadQuery(options), staleTime: 2_000 });
      return toReadPage(newest, options.timeOf);
    },
    staleTime: Infinity,
    gcTime: KEEP_MS,
  });
}

function beginWith<Item>(newest: Page<Item>, timeOf: (item: Item) => string): ReadPages<Item> {
  return { pages: [toReadPage(newest, timeOf)], pageParams: [null] };
}

function toReadPage<Item>(page: Page<Item>, timeOf: (item: Item) => string): ReadPage<Item> {
  const [first] = page.items;
  return { ...page, to: first === undefined ? undefined : justAfter(timeOf(first)) };
}

function listItems<Item>(data: InfiniteData<ReadPage<Item>, unknown> | undefined): readonly Item[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}
