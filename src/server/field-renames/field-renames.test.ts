import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAppEvent, listAppEventUsages, updateAppEvent } from '#contract/app-events.ts';
import {
  dropOldKeys,
  listFieldRenames,
  previewFieldRename,
  renameFields,
  undoFieldRename,
} from '#contract/field-renames.ts';
import { getVersion, getWorkflow, listDraftChanges, testStep } from '#contract/workflows.ts';
import { listDocumentReferences } from '#core/expression/list-references.ts';
import type { Template, Token } from '#core/expression/template.ts';
import type { Step } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { makeConditional, makeStep } from '#testing/make-document.ts';
import { createBuilder, requestStep, type Builder } from '#testing/product.ts';
import { inviteMember, signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let projectId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
});
afterAll(() => server.close());

const SAMPLE = '{ "email": "ada@example.com", "company": { "name": "Analytical" } }';
const RENAMED = '{ "mail": "ada@example.com", "company": { "name": "Analytical" } }';
const renames = [{ path: ['email'], to: 'mail' }];
const email: Token = { ref: { source: 'trigger', path: ['email'] } };

/** Eight places, in every kind of field; the texts that look like the field are none. */
function manySteps(): Step[] {
  const body: Template = [{ text: '{ "email": ' }, email, { text: ', "to": "' }, email, { text: '" }' }];
  return [
    requestStep('first', '', {
      config: {
        method: 'POST',
        url: [{ text: 'https://example.com/email/' }, email, { text: '?again=' }, email],
        headers: [{ id: 'a', key: 'email', value: [email] }],
        bodyType: 'json',
        bodyJson: body,
      },
    }),
    makeConditional('check', [requestStep('inner', '', { config: { url: [email] } })], [], {
      config: {
        conditions: [
          {
            id: 'g',
            conditions: [{ id: 'c', left: [email], operator: '$stringContains', right: [{ text: 'email' }] }],
          },
        ],
      },
    }),
    makeStep('code', {
      type: 'function',
      config: {
        code: 'return { email: parameters.email };',
        parameters: [
          { id: 'p', key: 'email', value: [email] },
          { id: 'q', key: 'company', value: [{ ref: { source: 'trigger', path: ['company', 'name'] } }] },
          { id: 'r', key: 'earlier', value: [{ ref: { source: 'step', stepId: 'first', path: ['body', 'email'] } }] },
        ],
      },
    }),
  ];
}

async function readPaths(workflowId: string): Promise<string[]> {
  const { document } = await builder.client.call(getWorkflow, { params: { projectId, workflowId } });
  return listDocumentReferences(document, catalog).map(({ ref }) => JSON.stringify(ref));
}

test('a step and an event are renamed without a stored reference changing; a field changes all 20 places, undone as one', async () => {
  const appEventId = await builder.createEvent('Contact Created', SAMPLE);
  const params = { projectId, appEventId };
  const ids: string[] = [];
  for (const name of ['One', 'Two']) ids.push((await builder.createWorkflow(name, appEventId, manySteps())).id);
  ids.push(
    (
      await builder.createWorkflow('Three', appEventId, [
        requestStep('first', '', { config: { url: [email, { text: '/' }, email, { text: '/' }, email, email] } }),
      ])
    ).id,
  );
  const bystander = await builder.createWorkflow(
    'Other event',
    await builder.createEvent('Contact Changed', SAMPLE),
    manySteps(),
  );
  const [published = ''] = ids;
  const version = await builder.publish(published);
  const read = () => Promise.all([...ids, bystander.id].map(readPaths));
  const before = await read();
  const count = (paths: readonly (readonly string[])[], text: string) =>
    paths
      .slice(0, 3)
      .flat()
      .filter((path) => path.includes(text)).length;
  expect(count(before, '"path":["email"]')).toBe(20);

  await builder.edit(published, [{ kind: 'rename-step', stepId: 'first', name: 'email' }]);
  await builder.client.call(updateAppEvent, { params, body: { name: 'email' } });
  expect(await read()).toEqual(before);

  const effect = await builder.client.call(previewFieldRename, { params, body: { renames } });
  expect(effect.drafts.map(({ workflowName, referenceCount }) => [workflowName, referenceCount])).toEqual([
    ['One', 8],
    ['Three', 4],
    ['Two', 8],
  ]);
  expect(effect.published).toMatchObject([{ workflowName: 'One', versionNumber: 1, referenceCount: 8 }]);

  const drafts = () =>
    Promise.all(ids.map((workflowId) => builder.client.call(getWorkflow, { params: { projectId, workflowId } })));
  const originals = await drafts();
  const body = { sample: RENAMED, renames, readsBoth: false };
  const made = await builder.client.call(renameFields, { params, body });
  expect(made).toMatchObject({ readsBoth: false, undoneAt: null, published: [{ workflowName: 'One' }] });
  const after = await read();
  expect(count(after, '"path":["mail"]')).toBe(20);
  expect(count(after, '"path":["email"]')).toBe(0);
  expect(after[3]).toEqual(before[3]);
  for (const [index, path] of after.slice(0, 3).entries()) {
    const others = (paths: readonly string[] = []) =>
      paths.filter((one) => !one.includes('["mail"]') && !one.includes('"path":["email"]'));
    expect(others(path)).toEqual(others(before[index]));
  }
  const [draft] = await drafts();
  expect(draft?.revision).toBe((originals[0]?.revision ?? 0) + 1);
  const changes = await builder.client.call(listDraftChanges, {
    params: { projectId, workflowId: published },
    query: { after: originals[0]?.revision ?? 0 },
  });
  expect(changes.changes.map(({ label }) => label)).toEqual(['Rename the field “email” of “email” to “mail”']);
  const frozen = await builder.client.call(getVersion, {
    params: { projectId, workflowId: published, versionId: version.id },
  });
  expect(JSON.stringify(frozen.document)).not.toContain('["mail"]');

  const undone = await builder.client.call(undoFieldRename, { params: { ...params, renameId: made.id } });
  expect(undone).toEqual({ draftCount: 3, isSampleRestored: true });
  expect((await drafts()).map(({ document }) => document)).toEqual(originals.map(({ document }) => document));
  expect((await builder.client.call(getAppEvent, { params })).sample).toBe(SAMPLE);
  const again = await builder.client.refused(undoFieldRename, { params: { ...params, renameId: made.id } });
  expect(again).toMatchObject({ status: 409, code: 'conflict' });
});

test('a draft that was edited since keeps the edit when the rename is undone, and the sample too', async () => {
  const appEventId = await builder.createEvent('Deal won', SAMPLE);
  const params = { projectId, appEventId };
  const { id } = await builder.createWorkflow('Edited', appEventId, [
    requestStep('first', '', { config: { url: [{ text: 'https://a.example/' }, email] } }),
  ]);
  const made = await builder.client.call(renameFields, { params, body: { sample: RENAMED, renames, readsBoth: true } });
  const both = { ref: { source: 'trigger', path: ['mail'], orElse: [['email']] } };
  const value = [{ text: 'https://b.example/' }, both];
  await builder.edit(id, [{ kind: 'set-step-field', stepId: 'first', field: 'url', value }]);
  await builder.client.call(updateAppEvent, { params, body: { sample: '{ "mail": 1 }' } });
  const undone = await builder.client.call(undoFieldRename, { params: { ...params, renameId: made.id } });
  expect(undone).toEqual({ draftCount: 1, isSampleRestored: false });
  const { document } = await builder.client.call(getWorkflow, { params: { projectId, workflowId: id } });
  expect(document.steps[0]?.config['url']).toEqual([{ text: 'https://b.example/' }, email]);
});

test('a draft that reads both keys takes the new one, else the old one, until it stops reading the old one', async () => {
  const appEventId = await builder.createEvent('User invited', SAMPLE);
  const params = { projectId, appEventId };
  const parameters = [{ id: 'p', key: 'email', value: [email] }];
  const step = makeStep('code', { type: 'function', config: { code: 'return parameters.email;', parameters } });
  const { id: workflowId } = await builder.createWorkflow('Both', appEventId, [step]);
  const made = await builder.client.call(renameFields, { params, body: { sample: RENAMED, renames, readsBoth: true } });
  const run = async (payload: string) => {
    const body = { stepId: 'code', payload };
    return (await builder.client.call(testStep, { params: { projectId, workflowId }, body })).output;
  };
  expect(await run('{ "email": "old" }')).toBe('old');
  expect(await run('{ "email": "old", "mail": "new" }')).toBe('new');
  expect((await builder.client.call(listAppEventUsages, { params }))[0]?.fields).toEqual(['mail']);

  const drop = { params: { ...params, renameId: made.id } };
  expect(await builder.client.call(dropOldKeys, drop)).toEqual({ draftCount: 1 });
  expect(await run('{ "email": "old" }')).toBeNull();
  expect(await builder.client.call(listFieldRenames, { params })).toMatchObject([{ id: made.id, readsBoth: false }]);
  expect(await builder.client.call(undoFieldRename, drop)).toEqual({ draftCount: 1, isSampleRestored: true });
  expect(await run('{ "email": "old" }')).toBe('old');
});

test('a rename is refused to who may not build, and of an event of nobody', async () => {
  const appEventId = await builder.createEvent('Guarded', SAMPLE);
  const support = await inviteMember(server.url, builder.client, projectId, 'support', 'Sue');
  const body = { sample: RENAMED, renames, readsBoth: false };
  expect(await support.refused(renameFields, { params: { projectId, appEventId }, body })).toMatchObject({
    status: 403,
  });
  const unknown = { projectId, appEventId: projectId };
  expect(await builder.client.refused(renameFields, { params: unknown, body })).toMatchObject({ status: 404 });
});
