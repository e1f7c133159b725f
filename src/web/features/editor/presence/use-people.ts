import { useMemo } from 'react';
import { useSession } from '../../../lib/session.ts';
import { useEditorState } from '../store/editor-context.ts';
import { listPeople, type Person } from './list-people.ts';

/** Who else is in the draft. */
export function usePeople(): readonly Person[] {
  const others = useEditorState((state) => state.others);
  const memberId = useSession().member?.id ?? '';
  return useMemo(() => listPeople(others, memberId), [others, memberId]);
}
