import { Type } from 'typebox';
import type { Json } from '#core/base/json.ts';
import { AddressSchema, RotationSchema } from './hooks.ts';
import { defineRoute, EmptySchema, Id, inProject, Timestamp } from './route.ts';

const path = '/api/projects/:projectId/resources';
const read = { kind: 'project', permission: 'read' } as const;
const build = { kind: 'project', permission: 'build' } as const;
const inResource = Type.Object({ projectId: Id, resourceId: Id });
const Name = Type.String({ minLength: 1, maxLength: 100 });
/** By the keys of the fields in `steps/api-resource/resource-fields.ts`; texts are templates whose variables are secrets. */
const FieldValues = Type.Record(Type.String({ maxLength: 100 }), Type.Unsafe<Json>({}));

const ResourceSchema = Type.Object({
  id: Id,
  name: Type.String(),
  /** How steps call it. */
  api: FieldValues,
  /** How its calls are verified, and whom they are about. */
  calls: FieldValues,
  updatedAt: Timestamp,
});
export const listResources = defineRoute({
  method: 'GET',
  path,
  summary: 'The API resources of the project, by name.',
  policy: read,
  params: inProject,
  response: Type.Array(ResourceSchema),
});
export const createResource = defineRoute({
  method: 'POST',
  path,
  summary: 'Add an API resource; 400 names each field that is wrong, 409 `name_taken`.',
  policy: build,
  params: inProject,
  body: Type.Object({ name: Name, api: FieldValues, calls: FieldValues }),
  status: 201,
  response: ResourceSchema,
});
export const updateResource = defineRoute({
  method: 'PATCH',
  path: `${path}/:resourceId`,
  summary: 'Change an API resource; what is not given stays. Workflows use it as it is from then on.',
  policy: build,
  params: inResource,
  body: Type.Object({
    name: Type.Optional(Name),
    api: Type.Optional(FieldValues),
    calls: Type.Optional(FieldValues),
  }),
  response: ResourceSchema,
});
export const removeResource = defineRoute({
  method: 'DELETE',
  path: `${path}/:resourceId`,
  summary: 'Delete an API resource; 409 `conflict` with the workflows that use it.',
  policy: build,
  params: inResource,
  response: EmptySchema,
});

/** Whoever has the address may start workflows where calls are not verified, so that only builders see it. */
export const getResourceAddress = defineRoute({
  method: 'GET',
  path: `${path}/:resourceId/address`,
  summary: 'The address that the API calls.',
  policy: build,
  params: inResource,
  response: AddressSchema,
});
export const rotateResourceAddress = defineRoute({
  method: 'POST',
  path: `${path}/:resourceId/address/rotate`,
  summary: 'A new address; the present one goes on for so many seconds (a day unless given).',
  policy: build,
  params: inResource,
  body: RotationSchema,
  response: AddressSchema,
});

/**
 * What the customer's API calls. 200 after the commit, with an event for each user that the call names. Errors: 400 says
 * where no event type or no user is, 401 `hook_refused` which check failed, 404, 413.
 */
export const callResource = defineRoute({
  method: 'POST',
  path: '/resources/:token',
  summary: 'Tell workflows of an event of an API resource.',
  policy: { kind: 'public' },
  params: Type.Object({ token: Type.String() }),
  response: Type.Object({
    events: Type.Array(
      Type.Object({
        userId: Type.String(),
        eventId: Id,
        /** The same delivery has come before, and nothing was started anew. */
        isRepeated: Type.Boolean(),
        runs: Type.Array(Type.Object({ workflowId: Id, runId: Id })),
      }),
    ),
  }),
});
