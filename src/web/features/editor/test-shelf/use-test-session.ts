import { useStore } from 'zustand';
import type { EditorStore } from '../store/editor-state.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { createTestSession, type TestSession, type TestState } from './test-session.ts';

/** One session for each open editor, gone with it. */
const sessions = new WeakMap<EditorStore, TestSession>();

function getTestSession(store: EditorStore): TestSession {
  const known = sessions.get(store);
  if (known !== undefined) return known;
  const session = createTestSession(store);
  sessions.set(store, session);
  return session;
}

export function useTestSession(): TestSession {
  return getTestSession(useEditorStore());
}

export function useTestState<Slice>(selector: (state: TestState) => Slice): Slice {
  return useStore(useTestSession().state, selector);
}
