import { Type } from 'typebox';
import { ROLES } from './roles.ts';
import { defineRoute, Id, nullable, Timestamp } from './route.ts';

const Password = Type.String({ minLength: 10, maxLength: 128 });
const PersonName = Type.String({ minLength: 1, maxLength: 100 });
const Email = Type.String({ format: 'email', maxLength: 254 });
export const RoleSchema = Type.Enum([...ROLES]);

/** Sign-in, sign-out and password reset themselves are better-auth's routes under `/api/auth`. */
export const getSession = defineRoute({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, which projects they see, and whether this installation still waits for its owner.',
  policy: { kind: 'public' },
  response: Type.Object({
    needsSetup: Type.Boolean(),
    member: nullable(Type.Object({ id: Type.String(), name: Type.String(), email: Type.String() })),
    projects: Type.Array(Type.Object({ id: Id, name: Type.String(), role: RoleSchema, isPaused: Type.Boolean() })),
  }),
});

/** Answers 409 `setup_done` once an owner exists. Signs the owner in. */
export const setUp = defineRoute({
  method: 'POST',
  path: '/api/setup',
  summary: 'Create the owner and the first project.',
  policy: { kind: 'public' },
  body: Type.Object({
    name: PersonName,
    email: Email,
    password: Password,
    projectName: Type.String({ minLength: 1, maxLength: 100 }),
  }),
  status: 201,
  response: Type.Object({ projectId: Id }),
});

export const getInvitation = defineRoute({
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'What an invitation link invites to.',
  policy: { kind: 'public' },
  params: Type.Object({ token: Type.String() }),
  response: Type.Object({ projectId: Id, projectName: Type.String(), role: RoleSchema, expiresAt: Timestamp }),
});

export const acceptInvitation = defineRoute({
  method: 'POST',
  path: '/api/invitations/:token/accept',
  summary: 'Join the project: as the signed-in member without a body, else with a new account, which is signed in.',
  policy: { kind: 'public' },
  params: Type.Object({ token: Type.String() }),
  body: Type.Object({ account: Type.Optional(Type.Object({ name: PersonName, email: Email, password: Password })) }),
  response: Type.Object({ projectId: Id }),
});

export const createProject = defineRoute({
  method: 'POST',
  path: '/api/projects',
  summary: 'Create a project; the caller becomes its owner.',
  policy: { kind: 'member' },
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }),
  status: 201,
  response: Type.Object({ id: Id }),
});

export const getPublicConfig = defineRoute({
  method: 'GET',
  path: '/api/config',
  summary: 'What the pages need to know before anyone is signed in.',
  policy: { kind: 'public' },
  response: Type.Object({ publicUrl: Type.String(), canSendMail: Type.Boolean(), version: Type.String() }),
});

export const checkHealth = defineRoute({
  method: 'GET',
  path: '/api/health',
  summary: '200 while this process can serve and reaches its database, else 503.',
  policy: { kind: 'public' },
  response: Type.Object({ status: Type.Literal('ok'), roles: Type.Array(Type.String()) }),
});
