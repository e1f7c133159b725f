import { expect, test } from 'vitest';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import type { StepContext, StepOutcome } from '#engine/ports/step-executor.ts';
import { makeScope } from '#testing/make-scope.ts';
import { requestExecutor } from './execute.ts';

/** A clock, and hosts that answer as they are told; each is a project of its own, since paces are kept for the process. */
function createWorld() {
  const answers: { readonly statusCode: number; readonly headers: Record<string, string> }[] = [];
  const world = { now: 1_000_000, sent: [] as string[] };
  const unused = () => Promise.reject(new Error('unused'));
  const projectId = `project ${Math.random()}`;
  const send = (key: string, url = 'https://api.example/items', inProject = projectId): Promise<StepOutcome> => {
    const resolved = resolveConfig(requestExecutor.definition.fields, { url: [{ text: url }] }, makeScope({}));
    if (!resolved.ok) throw new Error(resolved.message);
    const context: StepContext = {
      projectId: inProject,
      idempotencyKey: key,
      signal: new AbortController().signal,
      hide: () => undefined,
      respond: unused,
      emit: unused,
      store: unused,
      findResource: () => Promise.resolve(undefined),
      files: { save: unused, read: unused },
      sandbox: { run: unused, close: () => Promise.resolve() },
      now: () => world.now,
      http: {
        close: () => Promise.resolve(),
        request: (request) => {
          world.sent.push(key);
          const { statusCode, headers } = answers.shift() ?? { statusCode: 200, headers: {} };
          return Promise.resolve({
            status: 'responded',
            statusCode,
            headers,
            body: Buffer.from('{}'),
            url: request.url,
          });
        },
      },
    };
    return Promise.resolve(requestExecutor.execute(resolved.config, context));
  };
  const refuse = (headers: Record<string, string> = {}) => answers.push({ statusCode: 429, headers });
  return { world, send, refuse };
}

test('a 429 holds back everything of the project at that host, without an attempt, and nothing else', async () => {
  const { world, send, refuse } = createWorld();
  refuse({ 'retry-after': '7' });
  expect(await send('first')).toMatchObject({ kind: 'failed', isRetryable: true, retryAfterMs: 7000 });
  expect(await send('second')).toEqual({
    kind: 'postponed',
    until: world.now + 7000,
    error: {
      code: 'host_slowed_down',
      message: 'api.example has asked for fewer requests (429), so this one waits for its turn.',
      details: { until: world.now + 7000 },
    },
  });
  expect(await send('elsewhere', 'https://other.example/')).toMatchObject({ kind: 'completed' });
  expect(await send('another', undefined, `another ${Math.random()}`)).toMatchObject({ kind: 'completed' });
  expect(world.sent).toEqual(['first', 'elsewhere', 'another']);
});

test('after the pause each has a turn of its own, which it keeps until it comes back', async () => {
  const { world, send, refuse } = createWorld();
  refuse({ 'retry-after': '2' });
  await send('first');
  const untils = [];
  for (const key of ['a', 'b', 'c']) {
    const outcome = await send(key);
    untils.push(outcome.kind === 'postponed' ? outcome.until - world.now : null);
  }
  expect(untils).toEqual([2000, 2100, 2200]);
  world.now += 2200;
  for (const key of ['c', 'a', 'b']) expect(await send(key)).toMatchObject({ kind: 'completed' });
  expect(world.sent).toEqual(['first', 'c', 'a', 'b']);
});

test('who says no again is left alone for longer, and what was under way counts once', async () => {
  const { world, send, refuse } = createWorld();
  refuse();
  refuse();
  await Promise.all([send('first'), send('at the same time')]);
  const waitOf = async (key: string) => {
    const outcome = await send(key);
    return outcome.kind === 'postponed' ? outcome.until - world.now : 0;
  };
  expect(await waitOf('a')).toBe(1000);
  world.now += 1000;
  refuse();
  await send('a');
  expect(await waitOf('b')).toBe(2000);
});

test('a host that answers again is soon called as before', async () => {
  const { world, send, refuse } = createWorld();
  refuse();
  await send('first');
  world.now += 5000;
  for (let n = 0; n < 200; n += 1) {
    expect(await send(`step ${n}`)).toMatchObject({ kind: 'completed' });
    world.now += 200;
  }
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => send(`burst ${n}`)));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['completed']));
});
