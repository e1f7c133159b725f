import { Type } from 'typebox';
import { defineRoute, EmptySchema, Id, inProject, nullable, pageOf, PageQuery, Timestamp } from './route.ts';
import { RoleSchema } from './session.ts';

const administer = { kind: 'project', permission: 'administer' } as const;
const read = { kind: 'project', permission: 'read' } as const;
const build = { kind: 'project', permission: 'build' } as const;
const Label = Type.String({ minLength: 1, maxLength: 100 });
const path = (rest: string) => `/api/projects/:projectId${rest}`;

const ProjectSchema = Type.Object({
  id: Id,
  name: Type.String(),
  /** Origins whose browsers may call the SDK routes; `*` allows all. */
  allowedOrigins: Type.Array(Type.String()),
  /** Events are received, and their runs wait until it goes on. Runs that had begun go on. */
  isPaused: Type.Boolean(),
  /** How many runs wait. */
  heldRunCount: Type.Integer(),
  /** How long received events and runs are kept, the same for every project of this installation. */
  retentionDays: Type.Integer(),
  createdAt: Timestamp,
});
export const getProject = defineRoute({
  method: 'GET',
  path: path(''),
  summary: 'The project.',
  policy: read,
  params: inProject,
  response: ProjectSchema,
});
export const updateProject = defineRoute({
  method: 'PATCH',
  path: path(''),
  summary: 'Change the name or the allowed origins, pause the project or let it go on.',
  policy: administer,
  params: inProject,
  body: Type.Object({
    name: Type.Optional(Label),
    allowedOrigins: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50 })),
    isPaused: Type.Optional(Type.Boolean()),
  }),
  response: ProjectSchema,
});

const SigningKeySchema = Type.Object({
  id: Id,
  name: Type.String(),
  /** Value of the `kid` header of the tokens signed with it. */
  kid: Type.String(),
  publicKeyPem: Type.String(),
  createdAt: Timestamp,
  revokedAt: nullable(Timestamp),
});
export const listSigningKeys = defineRoute({
  method: 'GET',
  path: path('/signing-keys'),
  summary: 'User Token signing keys.',
  policy: read,
  params: inProject,
  response: Type.Array(SigningKeySchema),
});
export const createSigningKey = defineRoute({
  method: 'POST',
  path: path('/signing-keys'),
  summary: 'Generate a key pair (the private key is in this answer only), or add a public key of your own.',
  policy: administer,
  params: inProject,
  body: Type.Object({ name: Label, publicKeyPem: Type.Optional(Type.String({ maxLength: 10_000 })) }),
  status: 201,
  response: Type.Object({ key: SigningKeySchema, privateKeyPem: nullable(Type.String()) }),
});
export const revokeSigningKey = defineRoute({
  method: 'DELETE',
  path: path('/signing-keys/:keyId'),
  summary: 'Revoke the key; its tokens are refused within 5 seconds in every process.',
  policy: administer,
  params: Type.Object({ projectId: Id, keyId: Id }),
  response: EmptySchema,
});

const ApiKeySchema = Type.Object({
  id: Id,
  name: Type.String(),
  /** The first characters, to tell keys apart. */
  prefix: Type.String(),
  createdAt: Timestamp,
  revokedAt: nullable(Timestamp),
});
export const listApiKeys = defineRoute({
  method: 'GET',
  path: path('/api-keys'),
  summary: 'Server API keys.',
  policy: read,
  params: inProject,
  response: Type.Array(ApiKeySchema),
});
export const createApiKey = defineRoute({
  method: 'POST',
  path: path('/api-keys'),
  summary: 'Create a server API key; its text is in this answer only.',
  policy: administer,
  params: inProject,
  body: Type.Object({ name: Label }),
  status: 201,
  response: Type.Object({ key: ApiKeySchema, secret: Type.String() }),
});
export const revokeApiKey = defineRoute({
  method: 'DELETE',
  path: path('/api-keys/:keyId'),
  summary: 'Revoke the key; it is refused within 5 seconds in every process.',
  policy: administer,
  params: Type.Object({ projectId: Id, keyId: Id }),
  response: EmptySchema,
});

const SecretSchema = Type.Object({ id: Id, name: Type.String(), updatedAt: Timestamp });
export const listSecrets = defineRoute({
  method: 'GET',
  path: path('/secrets'),
  summary: 'Names of the project secrets; values never leave the server.',
  policy: read,
  params: inProject,
  response: Type.Array(SecretSchema),
});
export const createSecret = defineRoute({
  method: 'POST',
  path: path('/secrets'),
  summary: 'Add a secret.',
  policy: build,
  params: inProject,
  body: Type.Object({ name: Label, value: Type.String({ minLength: 1, maxLength: 64_000 }) }),
  status: 201,
  response: SecretSchema,
});
export const updateSecret = defineRoute({
  method: 'PATCH',
  path: path('/secrets/:secretId'),
  summary: 'Rename a secret or replace its value.',
  policy: build,
  params: Type.Object({ projectId: Id, secretId: Id }),
  body: Type.Object({
    name: Type.Optional(Label),
    value: Type.Optional(Type.String({ minLength: 1, maxLength: 64_000 })),
  }),
  response: SecretSchema,
});
export const removeSecret = defineRoute({
  method: 'DELETE',
  path: path('/secrets/:secretId'),
  summary: 'Delete a secret; 409 `conflict` with the workflows that use it.',
  policy: build,
  params: Type.Object({ projectId: Id, secretId: Id }),
  response: EmptySchema,
});

const MemberSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: RoleSchema,
  joinedAt: Timestamp,
});
export const listMembers = defineRoute({
  method: 'GET',
  path: path('/members'),
  summary: 'Members of the project.',
  policy: read,
  params: inProject,
  response: Type.Array(MemberSchema),
});
const inMember = Type.Object({ projectId: Id, memberId: Type.String() });
export const updateMember = defineRoute({
  method: 'PATCH',
  path: path('/members/:memberId'),
  summary: 'Change a role; the last owner stays one.',
  policy: administer,
  params: inMember,
  body: Type.Object({ role: RoleSchema }),
  response: MemberSchema,
});
export const removeMember = defineRoute({
  method: 'DELETE',
  path: path('/members/:memberId'),
  summary: 'Remove a member from the project.',
  policy: administer,
  params: inMember,
  response: EmptySchema,
});
export const createPasswordResetLink = defineRoute({
  method: 'POST',
  path: path('/members/:memberId/password-reset'),
  summary: 'A link, valid for an hour, with which the member sets a new password.',
  policy: administer,
  params: inMember,
  status: 201,
  response: Type.Object({ url: Type.String() }),
});

const InvitationSchema = Type.Object({ id: Id, role: RoleSchema, createdAt: Timestamp, expiresAt: Timestamp });
export const listInvitations = defineRoute({
  method: 'GET',
  path: path('/invitations'),
  summary: 'Invitations not yet accepted.',
  policy: administer,
  params: inProject,
  response: Type.Array(InvitationSchema),
});
export const createInvitation = defineRoute({
  method: 'POST',
  path: path('/invitations'),
  summary: 'Create an invitation link; it is in this answer only and is valid for 7 days.',
  policy: administer,
  params: inProject,
  body: Type.Object({ role: RoleSchema }),
  status: 201,
  response: Type.Object({ invitation: InvitationSchema, url: Type.String() }),
});
export const removeInvitation = defineRoute({
  method: 'DELETE',
  path: path('/invitations/:invitationId'),
  summary: 'Withdraw an invitation.',
  policy: administer,
  params: Type.Object({ projectId: Id, invitationId: Id }),
  response: EmptySchema,
});

const AuditEntrySchema = Type.Object({
  id: Id,
  at: Timestamp,
  actor: Type.String(),
  /** A verb and a noun, for example `app_event.renamed`. */
  action: Type.String(),
  subject: Type.String(),
  details: Type.Unknown(),
});
export const listAuditEntries = defineRoute({
  method: 'GET',
  path: path('/audit'),
  summary: 'Administrative changes, newest first.',
  policy: administer,
  params: inProject,
  query: Type.Object({ ...PageQuery }),
  response: pageOf(AuditEntrySchema),
});
