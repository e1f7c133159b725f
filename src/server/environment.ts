import { Type, type Static } from 'typebox';

const MEBIBYTE = 1024 * 1024;
const PROCESS_ROLES = ['api', 'worker', 'scheduler'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];
const ROLE = `(${PROCESS_ROLES.join('|')})`;

/** Every environment variable that the server reads; `description` completes the sentence "PORT must be …". */
export const EnvironmentSchema = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 3000,
    description: 'a port number from 0 (any free one) to 65535',
  }),
  HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description: 'an address to listen on, for example 127.0.0.1 or 0.0.0.0',
  }),
  HEALTH_PORT: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 65_535, description: 'a port number from 0 (any free one) to 65535' }),
  ),
  METRICS_TOKEN: Type.Optional(
    Type.String({ pattern: '^[!-~]{16,}$', description: 'at least 16 characters without spaces' }),
  ),
  DRAIN_DELAY_S: Type.Integer({
    minimum: 0,
    maximum: 10,
    default: 0,
    description: 'a number of seconds from 0 to 10',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+',
      description: 'the address of an OpenTelemetry collector, for example http://localhost:4318',
    }),
  ),
  OTEL_SERVICE_NAME: Type.String({ minLength: 1, default: 'millrace', description: 'a name' }),
  OTEL_TRACES_SAMPLER_ARG: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 1,
    description: 'the share of events that are traced, from 0 to 1',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+/?$',
      description: 'the address that browsers use, for example https://millrace.example.com, without a path',
    }),
  ),
  TRUST_PROXY: Type.String({
    pattern: '^(true|false|[0-9]+|[0-9a-fA-F.:/, ]+)$',
    default: 'false',
    description: 'true, false, the number of proxies in front, or their addresses separated by commas',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'a PostgreSQL address, for example postgres://user:password@host:5432/database',
    }),
  ),
  DATA_DIR: Type.String({ minLength: 1, default: '.data', description: 'a folder' }),
  ROLES: Type.String({
    pattern: `^${ROLE}(,${ROLE})*$`,
    default: PROCESS_ROLES.join(','),
    description: `one or more of ${PROCESS_ROLES.join(', ')}, separated by commas`,
  }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'warn',
    description: 'one of fatal, error, warn, info, debug, trace and silent',
  }),
  ALLOWED_PRIVATE_HOSTS: Type.String({
    pattern: '^[^\\s/]*(/[0-9]+)?(,[^\\s/]*(/[0-9]+)?)*$',
    default: '',
    description: 'host names, addresses or address ranges separated by commas',
  }),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://',
      description: 'a mail server, for example smtps://user:password@mail.example.com',
    }),
  ),
  MAIL_FROM: Type.Optional(
    Type.String({ pattern: '@', description: 'a sender, for example Millrace <millrace@example.com>' }),
  ),
  MAX_PAYLOAD_BYTES: Type.Integer({
    minimum: 1024,
    maximum: 10 * MEBIBYTE,
    default: MEBIBYTE,
    description: `a number of bytes from 1024 to ${10 * MEBIBYTE}`,
  }),
  CONCURRENCY: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 150,
    description: 'a number of jobs at a time from 1 to 1000',
  }),
  PROJECT_CONCURRENCY: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 100,
    description: 'a number of jobs of one project at a time from 1 to 1000',
  }),
  RETENTION_DAYS: Type.Integer({
    minimum: 7,
    maximum: 3650,
    default: 90,
    description: 'a number of days from 7 to 3650',
  }),
  BACKUP_PASSPHRASE: Type.Optional(Type.String({ minLength: 12, description: 'at least 12 characters' })),
  SESSION_SECRET: Type.Optional(Type.String({ minLength: 32, description: 'at least 32 characters' })),
  ENCRYPTION_KEY: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$',
      description:
        '32 bytes in base64 (make them with: openssl rand -base64 32); older keys follow, separated by commas, and only decrypt',
    }),
  ),
});
export type Environment = Static<typeof EnvironmentSchema>;
