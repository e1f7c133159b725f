import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NotFound() {
  return (
    <main>
      <EmptyState
        level={1}
        title="There is nothing at this address"
        text="It may have been deleted, or you may not be a member of its project."
        action={
          <Button component={Link} to="/">
            Go to my project
          </Button>
        }
      />
    </main>
  );
}
