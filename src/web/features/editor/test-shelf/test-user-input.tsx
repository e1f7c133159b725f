import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useUserIds } from '../requests/search-users.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { useTestSession, useTestState } from './use-test-session.ts';

const PAUSE_MS = 200;

/** Whom the test is run for: an end user of the project, whose metadata the steps can read, or any other id. */
export function TestUserInput() {
  const { projectId } = useEditorStore();
  const session = useTestSession();
  const userId = useTestState((state) => state.userId);
  const [isWanted, setIsWanted] = useState(false);
  const [search] = useDebouncedValue(userId.trim(), PAUSE_MS);
  return (
    <Autocomplete
      size="xs"
      label="End user id"
      placeholder="test-user"
      data={[...useUserIds(projectId, search, isWanted)]}
      value={userId}
      onFocus={() => setIsWanted(true)}
      onChange={session.setUserId}
    />
  );
}
