import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { invalidateStale } from './invalidate-stale.ts';
import type { LiveNotice } from './live-connection.ts';
import { projectKey, sessionKey } from './query-keys.ts';

const KEYS = {
  session: sessionKey,
  workflows: projectKey('p', 'workflows', 'list'),
  workflow: projectKey('p', 'workflows', 'w1'),
  appEvent: projectKey('p', 'app-events', 'e1'),
  runs: projectKey('p', 'runs', 'list'),
  keys: projectKey('p', 'settings', 'api-keys'),
  otherProject: projectKey('q', 'runs', 'list'),
} as const;

async function listStaleAfter(notice: LiveNotice): Promise<readonly string[]> {
  const client = new QueryClient();
  for (const key of Object.values(KEYS)) client.setQueryData(key, 'known');
  await invalidateStale(client, 'p', notice);
  return Object.entries(KEYS).flatMap(([name, key]) =>
    client.getQueryState(key)?.isInvalidated === true ? [name] : [],
  );
}

test('a change of a draft makes its workflow and the list of workflows stale', async () => {
  expect(await listStaleAfter({ kind: 'draft', workflowId: 'w1', revision: 7 })).toEqual(['workflows', 'workflow']);
  expect(await listStaleAfter({ kind: 'draft', workflowId: 'w2', revision: 7 })).toEqual(['workflows']);
});

test('activity makes the lists stale and leaves what people edit alone', async () => {
  expect(await listStaleAfter({ kind: 'activity' })).toEqual(['workflows', 'runs']);
});

test('a change of settings can be a change of what the member may do', async () => {
  expect(await listStaleAfter({ kind: 'settings' })).toEqual(['session', 'keys']);
});

test('after a lost connection all data of the project is stale, and that of no other project', async () => {
  expect(await listStaleAfter({ kind: 'reconnected' })).toEqual(['workflows', 'workflow', 'appEvent', 'runs', 'keys']);
});
