import { COUNTED, type Counting } from './set-up-counting.ts';

/** One try to send; undefined status: no answer came. */
export interface SendAnswer {
  readonly status: number | undefined;
  readonly retryAfter: string | null;
  readonly isReplay: boolean;
  /** Of a 201. */
  readonly eventId: string;
  readonly runIds: readonly string[];
}

const ANSWER_LIMIT_MS = 15_000;
const NO_ANSWER: SendAnswer = { status: undefined, retryAfter: null, isReplay: false, eventId: '', runIds: [] };

/** Sends the n-th event once, under the key that belongs to it. Does not throw. */
export async function sendCounted(url: string, { projectId, apiKey }: Counting, n: number): Promise<SendAnswer> {
  try {
    const response = await fetch(`${url}/projects/${projectId}/sdk/events/trigger`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'x-millrace-user': `user-${n % 10}`,
        'idempotency-key': `event-${n}`,
      },
      body: JSON.stringify({ name: COUNTED, payload: { n } }),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    // As the contract of this route says for a 201.
    const answer = (await response.json()) as { eventId?: string; runs?: { runId: string }[] };
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      isReplay: response.headers.get('idempotent-replayed') === 'true',
      eventId: answer.eventId ?? '',
      runIds: (answer.runs ?? []).map(({ runId }) => runId),
    };
  } catch {
    return NO_ANSWER;
  }
}
