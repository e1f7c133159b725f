import { Center, Loader } from '@mantine/core';

export function PagePending() {
  return (
    <Center mih={240}>
      <Loader size="sm" aria-label="Loading" />
    </Center>
  );
}
