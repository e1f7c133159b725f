import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { StepRuntime } from '#engine/runner/execute-step.ts';
import type { Tables } from '#storage/database/tables.ts';
import type { AppError } from './app-error.ts';
import type { Audit } from './audit/audit.ts';
import type { Auth } from './auth/auth.ts';
import type { KeyCaller, SenderCaller } from './auth/caller.ts';
import type { MembershipCache } from './auth/membership-cache.ts';
import type { SessionCache } from './auth/session-cache.ts';
import type { Config } from './config.ts';
import type { Encryption } from './crypto/encryption.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { PresenceHub } from './presence/presence-hub.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Traces } from './traces/traces.ts';
import type { EventSender } from './sending/event-sender.ts';
import type { WaitingCallers } from './request-trigger/waiting-callers.ts';
import type { RefusedSend } from './sending/refused-sends.ts';
import type { ProjectAccessCache } from './sending/project-access.ts';

/** What routes and services work with. Made once, in `main.ts` and in tests. */
export interface ServerDeps {
  readonly config: Config;
  readonly db: Kysely<Tables>;
  readonly pool: Pool;
  /** Makes a UUID version 7. */
  readonly createId: () => string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  /** null: nothing is traced. */
  readonly traces: Traces | null;
  readonly audit: Audit;
  readonly auth: Auth;
  readonly sessions: SessionCache;
  readonly memberships: MembershipCache;
  readonly encryption: Encryption;
  readonly mailer: Mailer | null;
  /** What steps run on when a builder tests them. */
  readonly runtime: StepRuntime;
  readonly projectAccess: ProjectAccessCache;
  readonly sendEvents: EventSender;
  /** The id of an end user, who is made known on first sight. */
  readonly findEndUserId: (projectId: string, externalId: string) => Promise<string>;
  /** Who waits for what a workflow responds. */
  readonly waitingCallers: WaitingCallers;
  /** What pages follow live. */
  readonly live: LiveHub;
  /** Who has which workflow open. */
  readonly presence: PresenceHub;
  /** Told when something was received or has run, for pages that show it live. */
  readonly onActivity: (projectId: string) => void;
  /** Throws an `AppError` that says which check of the User Token or server API key failed. */
  readonly authoriseSender: (request: FastifyRequest) => Promise<SenderCaller>;
  /** The same for routes that take a server API key alone. */
  readonly authoriseKey: (request: FastifyRequest) => Promise<KeyCaller>;
  /** Keeps what a call that was refused was about, for the page that shows it. Must not throw. */
  readonly recordRefused: (refused: RefusedSend) => void;
  /** Told of every request to a sender route that is answered with 4xx. Must not throw. */
  readonly onSenderRefused: (request: FastifyRequest, error: AppError) => void;
  /** Where the built web app and SDK are. */
  readonly distFolder: string;
  /** Aborted when the process begins to leave; long answers (server-sent events) end themselves then. */
  readonly closing: AbortSignal;
}
