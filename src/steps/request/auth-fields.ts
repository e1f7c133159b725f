import type { Fields } from '#core/step/field.ts';

const AUTH_OPTIONS = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'User name and password (Basic)' },
  { value: 'header', label: 'A header' },
  { value: 'query', label: 'A query parameter' },
  { value: 'oauth2', label: 'OAuth 2 (client credentials)' },
] as const;
const withOAuth = { field: 'auth', in: ['oauth2'] };

/** How an API knows who calls it: of a Request step, and of an API resource that many steps use. */
export const authFields = {
  auth: {
    kind: 'choice',
    label: 'Authentication',
    help: 'Choose a project secret for what nobody may read.',
    options: AUTH_OPTIONS,
    default: 'none',
  },
  token: {
    kind: 'text',
    label: 'Token',
    help: 'It is sent as "Authorization: Bearer …".',
    isRequired: true,
    takes: 'text',
    visibleWhen: { field: 'auth', in: ['bearer'] },
  },
  username: { kind: 'text', label: 'User name', takes: 'text', visibleWhen: { field: 'auth', in: ['basic'] } },
  password: { kind: 'text', label: 'Password', takes: 'text', visibleWhen: { field: 'auth', in: ['basic'] } },
  authName: {
    kind: 'text',
    label: 'Name of the header or parameter',
    placeholder: 'X-Api-Key',
    isRequired: true,
    takes: 'text',
    visibleWhen: { field: 'auth', in: ['header', 'query'] },
  },
  authValue: {
    kind: 'text',
    label: 'Key',
    isRequired: true,
    takes: 'text',
    visibleWhen: { field: 'auth', in: ['header', 'query'] },
  },
  tokenUrl: {
    kind: 'text',
    label: 'Token address',
    placeholder: 'https://auth.example.com/oauth/token',
    isRequired: true,
    takes: 'text',
    visibleWhen: withOAuth,
  },
  clientId: { kind: 'text', label: 'Client id', isRequired: true, takes: 'text', visibleWhen: withOAuth },
  clientSecret: {
    kind: 'text',
    label: 'Client secret',
    help: 'The token is fetched when it is needed, and kept until it expires.',
    isRequired: true,
    takes: 'text',
    visibleWhen: withOAuth,
  },
  scope: { kind: 'text', label: 'Scope', placeholder: 'read write', takes: 'text', visibleWhen: withOAuth },
  audience: { kind: 'text', label: 'Audience', takes: 'text', visibleWhen: withOAuth },
  credentialsIn: {
    kind: 'choice',
    label: 'Send id and secret in',
    default: 'header',
    options: [
      { value: 'header', label: 'Header' },
      { value: 'body', label: 'Body' },
    ],
    visibleWhen: withOAuth,
  },
} as const satisfies Fields;

/** Those of a Request step, which may leave it to an API resource. */
export const requestAuthFields = {
  ...authFields,
  auth: {
    ...authFields.auth,
    options: [...AUTH_OPTIONS, { value: 'resource', label: 'An API resource of the project' }],
  },
} as const satisfies Fields;
