import { Pool, type Dispatcher } from 'undici';
import { readClock, type SendJob, type SendReport } from './messages.ts';

// Sends events over keep-alive connections with as little work of its own as possible.
process.on('message', (job: SendJob) => {
  void send(job).then((report) => process.send?.(report));
});
process.once('disconnect', () => process.exit(0));

async function send(job: SendJob): Promise<SendReport> {
  const { origin, pathname } = new URL(job.url);
  const pool = new Pool(origin, { connections: job.connections, pipelining: 1 });
  const headers = { ...job.headers, 'content-type': 'application/json' };
  const startedAt = new Float64Array(job.bodies.length);
  const answeredAt = new Float64Array(job.bodies.length).fill(NaN);
  const refusals: Record<number, number> = {};
  const cpu = process.cpuUsage();

  const sendOne = (index: number, dueAt: number): Promise<void> =>
    new Promise((resolve) => {
      startedAt[index] = dueAt;
      const finish = (status: number): void => {
        if (status === 201) answeredAt[index] = readClock();
        else refusals[status] = (refusals[status] ?? 0) + 1;
        resolve();
      };
      const request = { path: pathname, method: 'POST', headers, body: job.bodies[index] ?? '' } as const;
      pool.dispatch(request, readStatus(finish));
    });

  await (job.ratePerS === null ? inLoops(job, sendOne) : atRate(job.bodies.length, job.ratePerS, sendOne));
  const { user, system } = process.cpuUsage(cpu);
  await pool.close();
  return { startedAt, answeredAt, refusals, cpuMs: (user + system) / 1000 };
}

type SendOne = (index: number, dueAt: number) => Promise<void>;

/** Each connection sends its next event when the last one is answered. */
async function inLoops({ bodies, connections }: SendJob, sendOne: SendOne): Promise<void> {
  let next = 0;
  const loop = async (): Promise<void> => {
    while (next < bodies.length) await sendOne(next++, readClock());
  };
  await Promise.all(Array.from({ length: connections }, loop));
}

/** Events are due at even times whatever the answers do, and their time counts from there. */
async function atRate(count: number, ratePerS: number, sendOne: SendOne): Promise<void> {
  const startAt = readClock();
  const dueAt = (index: number): number => startAt + (index * 1000) / ratePerS;
  const answers: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const now = readClock();
      while (answers.length < count && dueAt(answers.length) <= now) {
        answers.push(sendOne(answers.length, dueAt(answers.length)));
      }
      if (answers.length < count) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await Promise.all(answers);
}

function readStatus(finish: (status: number) => void): Dispatcher.DispatchHandler {
  let status = 0;
  return {
    onRequestStart: () => undefined,
    onResponseStart: (_controller, statusCode) => void (status = statusCode),
    onResponseData: () => undefined,
    onResponseEnd: () => finish(status),
    onResponseError: () => finish(0),
  };
}
