import { randomFillSync } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { createIdGenerator } from '#core/base/id-generator.ts';
import type { StepRuntime } from '#engine/runner/execute-step.ts';
import { createActivityNotifier } from '#storage/live/activity-notifier.ts';
import { createAudit } from './audit/audit.ts';
import { createAuth } from './auth/auth.ts';
import { createMembershipCache } from './auth/membership-cache.ts';
import { createSessionCache } from './auth/session-cache.ts';
import type { Config } from './config.ts';
import { createEncryption } from './crypto/encryption.ts';
import type { ServerDeps } from './deps.ts';
import { pagesTrouble } from './live/pages-trouble.ts';
import { createPresenceHub } from './presence/presence-hub.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createLiveHub } from './live/live-hub.ts';
import { createMailer } from './mail/mailer.ts';
import type { Databases } from './open-databases.ts';
import { createRefusalRecorder } from './record-refusal.ts';
import type { ServerSecrets } from './secrets-file.ts';
import { createTrouble } from './trouble.ts';
import type { Traces } from './traces/traces.ts';
import { createWaitingCallers } from './request-trigger/waiting-callers.ts';
import { AliasUses } from './sending/alias-uses.ts';
import { createKeyAuthoriser } from './sending/authorise-key.ts';
import { createSenderAuthoriser } from './sending/authorise-sender.ts';
import { createEndUserIds } from './sending/end-user-ids.ts';
import { createEventSender } from './sending/event-sender.ts';
import { createProjectAccessCache } from './sending/project-access.ts';
import { RefusedSends, type RefusedSend } from './sending/refused-sends.ts';

export interface ServerParts {
  readonly config: Config;
  readonly secrets: ServerSecrets;
  readonly databases: Databases;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly traces: Traces | null;
  readonly runtime: StepRuntime;
  readonly distFolder: string;
  readonly closing: AbortSignal;
}

export interface CreatedDeps {
  readonly deps: ServerDeps;
  /** Writes what is counted behind the answers. */
  flush(): Promise<void>;
}

/** Puts the server's parts together; opens nothing and starts nothing. */
export function createDeps(parts: ServerParts): CreatedDeps {
  const { config, databases, logger } = parts;
  const now = (): number => Date.now();
  const createId = createIdGenerator({ now, fillRandom: (bytes) => void randomFillSync(bytes) });
  const { db, pool } = databases.main;
  const mailer = createMailer(config, logger);
  const auth = createAuth({
    config,
    sessionSecret: parts.secrets.sessionSecret,
    db: databases.auth.db,
    mailer,
    createId,
    onError: (message) => logger.debug(message),
  });
  const sending = createSending(parts, now, createId);
  const live = createLiveHub();
  const deps: ServerDeps = {
    config,
    db,
    pool,
    createId,
    now,
    logger,
    metrics: parts.metrics,
    traces: parts.traces,
    audit: createAudit({ createId, now }),
    auth,
    sessions: createSessionCache({ auth, db, now }),
    memberships: createMembershipCache(db, now),
    encryption: createEncryption(parts.secrets.encryptionKeys),
    mailer,
    runtime: parts.runtime,
    ...sending.deps,
    live,
    presence: createPresenceHub({
      now,
      onChange: (projectId, workflowId, people) =>
        live.tell(projectId, { kind: 'presence', workflowId, people: [...people] }),
    }),
    onActivity: createActivityNotifier({ pool, ...pagesTrouble(logger) }),
    distFolder: parts.distFolder,
    closing: parts.closing,
  };
  return { deps, flush: sending.flush };
}

function createSending({ config, databases, logger, metrics }: ServerParts, now: () => number, createId: () => string) {
  const { pool } = databases.sending;
  const projectAccess = createProjectAccessCache(pool, now);
  const aliasUses = new AliasUses(pool, logger);
  const refusedSends = new RefusedSends(pool, createId, logger);
  const findEndUserId = createEndUserIds(pool);
  return {
    deps: {
      projectAccess,
      authoriseKey: createKeyAuthoriser(projectAccess),
      authoriseSender: createSenderAuthoriser({ access: projectAccess, publicUrl: config.publicUrl, now }),
      sendEvents: createEventSender({
        pool,
        access: projectAccess,
        findEndUserId,
        aliasUses,
        createId,
        metrics,
      }),
      findEndUserId,
      waitingCallers: createWaitingCallers(pool, createTrouble({ logger, what: 'Reading responses' })),
      recordRefused: (refused: RefusedSend) => refusedSends.record(refused),
      onSenderRefused: createRefusalRecorder(refusedSends),
    },
    flush: async () => void (await Promise.all([aliasUses.flush(), refusedSends.flush()])),
  };
}
