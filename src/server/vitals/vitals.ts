import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metrics } from '../metrics/metrics.ts';
import type { ProcessRole } from '../environment.ts';
import type { Readiness } from './readiness.ts';

export const VITALS_PATHS = ['/healthz', '/readyz', '/metrics'] as const;
export type VitalsPath = (typeof VITALS_PATHS)[number];

export interface VitalsOptions {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  readonly roles: readonly ProcessRole[];
}

export interface VitalsRequest {
  readonly path: VitalsPath;
  readonly authorization: string | undefined;
  /** The caller is a program on this machine, with no proxy in between. */
  readonly isLocal: boolean;
}

export interface VitalsAnswer {
  readonly status: 200 | 401 | 404 | 503;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers what operators and their machines ask of a process, on whatever port they ask. */
export type Vitals = (request: VitalsRequest) => Promise<VitalsAnswer>;

/**
 * `/healthz`: 200 as long as the process lives. `/readyz`: 200, or 503 with the reason. `/metrics`: for those who show the
 * token; without a token, for this machine only, and to others it does not exist.
 */
export function createVitals({ readiness, metrics, metricsToken, roles }: VitalsOptions): Vitals {
  const mayReadMetrics = ({ authorization, isLocal }: VitalsRequest): boolean =>
    metricsToken === null ? isLocal : isSameText(authorization ?? '', `Bearer ${metricsToken}`);
  return async (request) => {
    switch (request.path) {
      case '/healthz':
        return json(200, { status: 'ok' });
      case '/readyz': {
        const reason = await readiness.findObstacle();
        return reason === null ? json(200, { status: 'ready', roles }) : json(503, { status: 'not_ready', reason });
      }
      case '/metrics': {
        if (mayReadMetrics(request)) {
          return { status: 200, headers: headers(metrics.contentType), body: await metrics.print() };
        }
        if (metricsToken === null) return json(404, { status: 'not_found' });
        const denied = json(401, { status: 'unauthorized' });
        return { ...denied, headers: { ...denied.headers, 'WWW-Authenticate': 'Bearer' } };
      }
    }
  };
}

export function isVitalsPath(path: string): path is VitalsPath {
  return (VITALS_PATHS as readonly string[]).includes(path);
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Says whether a request comes from this machine itself. A proxy beside us makes strangers look local, and says so. */
export function isLocalRequest(
  remoteAddress: string | undefined,
  requestHeaders: Readonly<Record<string, unknown>>,
): boolean {
  return LOOPBACK.test(remoteAddress ?? '') && PROXY_HEADERS.every((name) => requestHeaders[name] === undefined);
}

function json(status: VitalsAnswer['status'], body: object): VitalsAnswer {
  return { status, headers: headers('application/json; charset=utf-8'), body: JSON.stringify(body) };
}

function headers(contentType: string): Readonly<Record<string, string>> {
  return { 'Content-Type': contentType, 'Cache-Control': 'no-store' };
}

/** Takes as long for any two texts. */
function isSameText(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
