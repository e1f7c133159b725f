import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { EnvironmentSchema, type Environment, type ProcessRole } from './environment.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where health and metrics are answered besides `port`. null: nowhere else, or on `port` in a process without the role api. */
  readonly healthPort: number | null;
  /** What readers of metrics must show. null: they must be on this machine. */
  readonly metricsToken: string | null;
  /** How long requests are still taken after a signal to leave, so that load balancers see it. */
  readonly drainDelayMs: number;
  /** null: nothing is traced. */
  readonly tracing: TracingConfig | null;
  /** The address that browsers use, without a slash at the end. */
  readonly publicUrl: string;
  /** As Fastify's `trustProxy`. */
  readonly trustProxy: boolean | string | ((address: string, hop: number) => boolean);
  /** null: a PostgreSQL of our own under `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly roles: readonly ProcessRole[];
  readonly logLevel: Environment['LOG_LEVEL'];
  /** Private hosts that workflows may call all the same. */
  readonly allowedPrivateHosts: readonly string[];
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly maxPayloadBytes: number;
  /** Jobs at a time in one process. */
  readonly concurrency: number;
  /** The same of one project. */
  readonly projectConcurrency: number;
  /** How long received events and runs are kept. */
  readonly retentionDays: number;
  /** Closes the generated secrets in a backup; null: they lie open in it. */
  readonly backupPassphrase: string | null;
  /** null: made on the first start, and kept in `dataDir`. */
  readonly sessionSecret: string | null;
  /** Base64; the first one encrypts. null: as above. */
  readonly encryptionKeys: readonly string[] | null;
}

export interface TracingConfig {
  /** Of an OpenTelemetry collector (OTLP over HTTP), without a slash at the end. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** The share of events that are traced, with all that comes of them. */
  readonly ratio: number;
}

/** Says which variable is wrong, and what belongs there. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SECRET_VARIABLES = new Set([
  'BACKUP_PASSPHRASE',
  'SESSION_SECRET',
  'ENCRYPTION_KEY',
  'DATABASE_URL',
  'SMTP_URL',
  'METRICS_TOKEN',
]);
const isEnvironment = new Ajv2020({ coerceTypes: true, useDefaults: true }).compile<Environment>(EnvironmentSchema);

/** Reads the environment; the only place that does. An empty variable counts as not given. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const environment = parseEnvironment(variables);
  return {
    port: environment.PORT,
    host: environment.HOST,
    healthPort: environment.HEALTH_PORT ?? null,
    metricsToken: environment.METRICS_TOKEN ?? null,
    drainDelayMs: environment.DRAIN_DELAY_S * 1000,
    tracing: readTracing(environment),
    publicUrl: readPublicUrl(environment),
    trustProxy: readTrustProxy(environment.TRUST_PROXY),
    databaseUrl: environment.DATABASE_URL ?? null,
    dataDir: resolve(environment.DATA_DIR),
    // The pattern of ROLES allows these words only.
    roles: [...new Set(splitList(environment.ROLES))] as ProcessRole[],
    logLevel: environment.LOG_LEVEL,
    allowedPrivateHosts: splitList(environment.ALLOWED_PRIVATE_HOSTS),
    mail: readMail(environment),
    maxPayloadBytes: environment.MAX_PAYLOAD_BYTES,
    concurrency: environment.CONCURRENCY,
    projectConcurrency: environment.PROJECT_CONCURRENCY,
    retentionDays: environment.RETENTION_DAYS,
    backupPassphrase: environment.BACKUP_PASSPHRASE ?? null,
    sessionSecret: environment.SESSION_SECRET ?? null,
    encryptionKeys: environment.ENCRYPTION_KEY === undefined ? null : splitList(environment.ENCRYPTION_KEY),
  };
}

function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given: unknown = Object.fromEntries(
    Object.keys(EnvironmentSchema.properties)
      .map((name) => [name, variables[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  if (isEnvironment(given)) return given;
  const name = isEnvironment.errors?.[0]?.instancePath.split('/')[1] ?? '';
  throw new ConfigError(describeMistake(name, variables[name] ?? ''));
}

function describeMistake(name: string, value: string): string {
  // TypeBox types leave out the annotations that JSON Schema allows everywhere.
  const schemas = EnvironmentSchema.properties as Readonly<Record<string, { readonly description?: string }>>;
  const found = SECRET_VARIABLES.has(name) ? '' : `, and it is "${value}"`;
  return `The environment variable ${name} must be ${schemas[name]?.description ?? 'something else'}${found}.`;
}

function readTracing(environment: Environment): TracingConfig | null {
  const endpoint = environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return null;
  if (!URL.canParse(endpoint)) throw new ConfigError(describeMistake('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint));
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    serviceName: environment.OTEL_SERVICE_NAME,
    ratio: environment.OTEL_TRACES_SAMPLER_ARG,
  };
}

function readPublicUrl({ PUBLIC_URL, PORT }: Environment): string {
  const text = PUBLIC_URL ?? `http://localhost:${PORT}`;
  if (!URL.canParse(text)) throw new ConfigError(describeMistake('PUBLIC_URL', text));
  return new URL(text).origin;
}

function readTrustProxy(text: string): Config['trustProxy'] {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!/^[0-9]+$/.test(text)) return text;
  const proxies = Number(text);
  return (_address, hop) => hop < proxies;
}

function readMail({ SMTP_URL, MAIL_FROM }: Environment): Config['mail'] {
  if (SMTP_URL === undefined) return null;
  if (MAIL_FROM === undefined) throw new ConfigError('The environment variable MAIL_FROM is needed with SMTP_URL.');
  return { smtpUrl: SMTP_URL, from: MAIL_FROM };
}

function splitList(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}
