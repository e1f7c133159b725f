import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { SinkCall } from './start-sink.ts';

// A third party that writes down every call, answers after some milliseconds, and tells what it wrote down.
const calls: SinkCall[] = [];
let latencyMs = Number(process.argv[2]);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = request.url ?? '';
    const body = Buffer.concat(chunks).toString();
    if (path === '/calls') response.end(JSON.stringify(calls));
    else if (path === '/latency') {
      latencyMs = Number(body);
      response.end();
    } else {
      const call = calls.push({
        at: Date.now(),
        path,
        idempotencyKey: String(request.headers['idempotency-key'] ?? ''),
        body,
      });
      response.setHeader('content-type', 'application/json');
      void pause(latencyMs).then(() => response.end(JSON.stringify({ call })));
    }
  });
});
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  console.log(`ready http://127.0.0.1:${port}`);
});
await once(process.stdin.resume(), 'end');
process.exit(0);
