import { Type } from 'typebox';
import { defineRoute, EmptySchema, Id } from './route.ts';

/** The bytes, as an attachment under the file's name, whatever its type says: no browser shows what somebody else sent. */
export const getFile = defineRoute({
  method: 'GET',
  path: '/api/projects/:projectId/files/:fileId',
  summary: 'The content of a file that a run took in; 404 when it is not kept any more.',
  policy: { kind: 'project', permission: 'read' },
  params: Type.Object({ projectId: Id, fileId: Id }),
  response: EmptySchema,
});
