import type { HttpError, HttpErrorCode } from '../ports/http-client.ts';
import { BlockedAddressError } from './address-guard.ts';

const DNS_CODES: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ENODATA',
  'ESERVFAIL',
]);
const TLS_CODES =
  /^(?:ERR_TLS|ERR_SSL|EPROTO$|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/;
const TIMEOUT_CODES: ReadonlySet<string> = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);
const CLOSED_CODES: ReadonlySet<string> = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);

/** Says what an error of undici, of a socket or of DNS means for the person who reads it. */
export function describeFailure(error: unknown, url: URL): HttpError {
  if (error instanceof BlockedAddressError) return { code: 'blocked_address', message: error.message };
  if (error instanceof AggregateError && error.errors.length > 0) return describeFailure(error.errors[0], url);
  const code = readCode(error);
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  return { code: classify(code), message: sentence(classify(code), url.host, reason) };
}

function classify(code: string): HttpErrorCode {
  if (DNS_CODES.has(code)) return 'dns_failed';
  if (TLS_CODES.test(code)) return 'tls_failed';
  if (TIMEOUT_CODES.has(code)) return 'timeout';
  return CLOSED_CODES.has(code) ? 'cancelled' : 'connection_failed';
}

function sentence(code: HttpErrorCode, host: string, reason: string): string {
  switch (code) {
    case 'dns_failed':
      return `The name ${host} could not be resolved.`;
    case 'tls_failed':
      return `No secure connection to ${host} could be made: ${reason}.`;
    case 'timeout':
      return `${host} did not accept a connection in time.`;
    case 'cancelled':
      return 'The request was cancelled.';
    default:
      return `The connection to ${host} failed: ${reason}.`;
  }
}

function readCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
