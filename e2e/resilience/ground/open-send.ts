import { request } from 'node:http';
import { COUNTED, type Counting } from './set-up-counting.ts';

/** A send on a connection of its own, of which one knows when it has left. */
export interface OpenSend {
  readonly written: Promise<void>;
  /** Undefined when the connection broke. */
  readonly status: Promise<number | undefined>;
}

export function openSend(url: string, { projectId, apiKey }: Counting, n: number): OpenSend {
  const outgoing = request(`${url}/projects/${projectId}/sdk/events/trigger`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'x-millrace-user': 'user-1',
    },
  });
  const status = new Promise<number | undefined>((resolve) => {
    outgoing.once('response', (response) => resolve(response.resume().statusCode));
    outgoing.once('error', () => resolve(undefined));
  });
  const written = new Promise<void>((resolve) =>
    outgoing.end(JSON.stringify({ name: COUNTED, payload: { n } }), resolve),
  );
  return { written, status };
}
