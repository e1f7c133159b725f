import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PresenceNotification } from '#storage/live/publish-presence.ts';
import { createPresenceHub } from './presence-hub.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const told: string[] = [];
  const hub = createPresenceHub({
    now: Date.now,
    onChange: (_projectId, workflowId, people) =>
      told.push(`${workflowId}: ${people.map(({ memberName, selection }) => `${memberName} ${selection}`).join(', ')}`),
  });
  const say = (name: string, selection: string | null, more: Partial<PresenceNotification> = {}) =>
    hub.receive(
      JSON.stringify({
        projectId: 'p',
        workflowId: 'w',
        tabId: name,
        memberId: name,
        memberName: name,
        selection,
        isLeaving: false,
        ...more,
      }),
    );
  return { hub, told, say };
}

test('pages are told who comes, what they select and who goes, and of nothing else', () => {
  const { told, say } = setUp();
  say('Ada', null);
  say('Grace', 'one1');
  say('Grace', 'one1');
  say('Ada', 'trigger');
  say('Grace', 'one1', { isLeaving: true });
  say('Alan', null, { workflowId: 'other' });
  expect(told).toEqual([
    'w: Ada null',
    'w: Ada null, Grace one1',
    'w: Ada trigger, Grace one1',
    'w: Ada trigger',
    'other: Alan null',
  ]);
});

test('whoever is not heard of for ten seconds is gone', () => {
  const { hub, told, say } = setUp();
  say('Ada', null);
  say('Grace', null);
  vi.advanceTimersByTime(8_000);
  say('Ada', null);
  vi.advanceTimersByTime(4_000);
  expect(told.at(-1)).toBe('w: Ada null');
  vi.advanceTimersByTime(10_000);
  expect(hub.list('p', 'w')).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('nobody can close the tab of another member', () => {
  const { hub, say } = setUp();
  say('Ada', null);
  say('Mallory', null, { tabId: 'Ada', isLeaving: true });
  expect(hub.list('p', 'w')).toHaveLength(1);
});
