import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject } from '#contract/session.ts';
import { createFileStore } from '#storage/files/file-store.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';

let project: SendingProject;
beforeAll(async () => {
  project = await startSendingProject();
});
afterAll(() => project.server.close());

test('a file is an attachment for members of its project, whatever it says it is', async () => {
  const { builder, projectId, server } = project;
  const { pool, createId } = server.deps;
  const files = createFileStore(pool, createId);
  const content = Buffer.from('<script>alert(1)</script>');
  const { fileId } = await files.save(projectId, { name: 'ü "1".html', contentType: 'text/html', content });
  const read = (inProject: string) =>
    fetch(`${server.url}/api/projects/${inProject}/files/${fileId}`, {
      headers: { cookie: builder.client.cookieHeader() },
    });
  const answer = await read(projectId);
  const { status, headers } = answer;
  expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
    200,
    'application/octet-stream',
    "attachment; filename*=UTF-8''%C3%BC%20%221%22.html",
  ]);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.text()).toBe(content.toString());

  const other = (await builder.client.call(createProject, { body: { name: 'Other' } })).id;
  expect((await read(other)).status).toBe(404);
  expect(await files.read(other, fileId)).toBeUndefined();
  expect(await files.read(projectId, 'no id')).toBeUndefined();
});
