import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CreateProjectDialog } from './create-project-dialog.tsx';

/** For a member who was removed from the last project. */
export function NoProject() {
  const [isCreating, setIsCreating] = useState(false);
  return (
    <main>
      <EmptyState
        level={1}
        title="You are not a member of a project"
        text="Ask an owner for an invitation link, or begin a project of your own."
        action={<Button onClick={() => setIsCreating(true)}>New project</Button>}
      />
      <CreateProjectDialog isOpen={isCreating} onClose={() => setIsCreating(false)} />
    </main>
  );
}
