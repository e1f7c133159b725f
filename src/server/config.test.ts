import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing needs to be set', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    healthPort: null,
    metricsToken: null,
    drainDelayMs: 0,
    tracing: null,
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
    databaseUrl: null,
    dataDir: resolve('.data'),
    roles: ['api', 'worker', 'scheduler'],
    logLevel: 'warn',
    allowedPrivateHosts: [],
    mail: null,
    maxPayloadBytes: 1_048_576,
    concurrency: 150,
    projectConcurrency: 100,
    retentionDays: 90,
    backupPassphrase: null,
    sessionSecret: null,
    encryptionKeys: null,
  });
});

test('an empty variable counts as not given', () => {
  expect(readConfig({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
});

test('lists are separated by commas', () => {
  const config = readConfig({ ROLES: 'api,worker', ALLOWED_PRIVATE_HOSTS: '127.0.0.1,10.0.0.0/8,crm.internal' });
  expect(config.roles).toEqual(['api', 'worker']);
  expect(config.allowedPrivateHosts).toEqual(['127.0.0.1', '10.0.0.0/8', 'crm.internal']);
});

test('tracing begins with an endpoint', () => {
  const { tracing } = readConfig({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/',
    OTEL_TRACES_SAMPLER_ARG: '0.1',
  });
  expect(tracing).toEqual({ endpoint: 'http://localhost:4318', serviceName: 'millrace', ratio: 0.1 });
});

test('a number of trusted proxies counts from the nearest', () => {
  const { trustProxy } = readConfig({ TRUST_PROXY: '2' });
  if (typeof trustProxy !== 'function') throw new Error('A number becomes a function.');
  expect([0, 1, 2].map((hop) => trustProxy('10.0.0.1', hop))).toEqual([true, true, false]);
});

test.each([
  [
    { PORT: 'abc' },
    'The environment variable PORT must be a port number from 0 (any free one) to 65535, and it is "abc".',
  ],
  [{ PORT: '70000' }, /^The environment variable PORT must be .* and it is "70000"\.$/],
  [{ PUBLIC_URL: 'example.com' }, /^The environment variable PUBLIC_URL must be /],
  [{ PUBLIC_URL: 'https://example.com/path' }, /^The environment variable PUBLIC_URL must be .* without a path/],
  [
    { ROLES: 'api,cook' },
    'The environment variable ROLES must be one or more of api, worker, scheduler, separated by commas, and it is "api,cook".',
  ],
  [{ METRICS_TOKEN: 'short' }, 'The environment variable METRICS_TOKEN must be at least 16 characters without spaces.'],
  [{ OTEL_TRACES_SAMPLER_ARG: '2' }, /^The environment variable OTEL_TRACES_SAMPLER_ARG must be .* and it is "2"\.$/],
  [{ LOG_LEVEL: 'loud' }, /^The environment variable LOG_LEVEL must be one of /],
  [{ MAX_PAYLOAD_BYTES: '20000000' }, /^The environment variable MAX_PAYLOAD_BYTES must be /],
  [{ RETENTION_DAYS: '3' }, /^The environment variable RETENTION_DAYS must be a number of days from 7 to 3650/],
  [{ SMTP_URL: 'smtp://mail' }, 'The environment variable MAIL_FROM is needed with SMTP_URL.'],
])('a wrong value stops the start with a sentence that names it: %j', (variables, message) => {
  expect(() => readConfig(variables)).toThrow(message);
});

test('a secret that is wrong is not repeated', () => {
  expect(() => readConfig({ ENCRYPTION_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2).*ENCRYPTION_KEY must be 32 bytes/);
  expect(() => readConfig({ DATABASE_URL: 'mysql://root:hunter2@db' })).toThrow(/^(?!.*hunter2).*DATABASE_URL must be/);
});
