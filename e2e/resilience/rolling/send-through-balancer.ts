import { Agent, request } from 'node:http';
import { COUNTED, type Counting } from '../ground/set-up-counting.ts';

export interface BalancedSending {
  readonly taken: number;
  readonly passedOn: number;
  readonly failures: readonly string[];
}

interface Plan {
  readonly urls: readonly string[];
  readonly counting: Counting;
  readonly senders: number;
  readonly signal: AbortSignal;
}

/**
 * Sends in turns to several processes, as a load balancer does: a closed door means the next one, and so does a connection
 * that ends before a byte of an answer, which the key of the send makes safe: the system opens connections for a process
 * until the moment in which it closes its door. Everything else that is no 201 is a failure.
 */
export async function sendThroughBalancer({ urls, counting, senders, signal }: Plan): Promise<BalancedSending> {
  const failures: string[] = [];
  let [taken, passedOn, next] = [0, 0, 0];
  const sendOne = async (n: number): Promise<void> => {
    for (let door = 0; door < urls.length; door += 1) {
      const answer = await send(urls[(n + door) % urls.length] ?? '', counting, n);
      if (answer === 201) taken += 1;
      else if (answer === 'closed') {
        passedOn += 1;
        continue;
      } else failures.push(`Send ${n} ended with ${answer}.`);
      return;
    }
    failures.push(`Send ${n} found all doors closed.`);
  };
  const sender = async (): Promise<void> => {
    while (!signal.aborted) await sendOne(next++);
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return { taken, passedOn, failures };
}

// A connection of its own for each send, as balancers open them unless told otherwise.
const agent = new Agent({ keepAlive: false });

function send(url: string, { projectId, apiKey }: Counting, n: number): Promise<number | string> {
  return new Promise((resolve) => {
    const outgoing = request(`${url}/projects/${projectId}/sdk/events/trigger`, {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'x-millrace-user': `user-${n % 10}`,
        'idempotency-key': `send-${n}`,
      },
    });
    outgoing.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', (error) => resolve(error.message));
    });
    outgoing.once('error', (error) => {
      // Of an answer that breaks off the response tells.
      const isClosed = 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET');
      resolve(isClosed ? 'closed' : error.message);
    });
    outgoing.end(JSON.stringify({ name: COUNTED, payload: { n } }));
  });
}
