import { Skeleton, Stack } from '@mantine/core';

/** Stands for a page of one thing while it loads. */
export function PageSkeleton() {
  return (
    <Stack p="lg" gap="md" role="status" aria-label="Loading">
      <Skeleton height={12} width={90} />
      <Skeleton height={20} width={320} />
      <Skeleton height={12} width={460} />
      <Skeleton height={320} mt="md" />
    </Stack>
  );
}
