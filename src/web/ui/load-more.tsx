import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

type LoadMoreProps = { readonly hasMore: boolean; readonly isLoading: boolean; readonly onLoad: () => void };

/** Ends a list of pages: the next one is asked for when the end comes into view. */
export function LoadMore({ hasMore, isLoading, onLoad }: LoadMoreProps) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isNear = entry?.isIntersecting ?? false;
  const load = useRef(onLoad);
  useEffect(() => {
    load.current = onLoad;
  });
  useEffect(() => {
    if (isNear && hasMore && !isLoading) load.current();
  }, [isNear, hasMore, isLoading]);
  if (!hasMore) return null;
  return (
    <Center ref={ref} p="md">
      <Button variant="default" loading={isLoading} onClick={onLoad}>
        Load more
      </Button>
    </Center>
  );
}
