import { Type } from 'typebox';
import type { Json } from '#core/base/json.ts';
import { defineRoute, EmptySchema, inProject, nullable, pageOf, PageQuery, Timestamp } from './route.ts';

const path = '/api/projects/:projectId/stored-values';
const place = {
  scope: Type.Enum(['user', 'workflow', 'project']),
  /** Id of the end user or the workflow; of the project itself for `project`. */
  owner: Type.String({ maxLength: 100 }),
  key: Type.String({ maxLength: 200 }),
};
const StoredValueSchema = Type.Object({
  ...place,
  /** The end user's id in the customer's app, or the workflow's name. */
  ownerName: nullable(Type.String()),
  value: Type.Unsafe<Json>({}),
  updatedAt: Timestamp,
});
export const listStoredValues = defineRoute({
  method: 'GET',
  path,
  summary: 'What Store steps keep, by key; `search` is the beginning of a key.',
  policy: { kind: 'project', permission: 'read' },
  params: inProject,
  query: Type.Object({ ...PageQuery, search: Type.Optional(Type.String({ maxLength: 200 })) }),
  response: pageOf(StoredValueSchema),
});
export const deleteStoredValue = defineRoute({
  method: 'POST',
  path: `${path}/delete`,
  summary: 'Delete one value; 404 when there is none.',
  policy: { kind: 'project', permission: 'operateRuns' },
  params: inProject,
  body: Type.Object(place),
  response: EmptySchema,
});
