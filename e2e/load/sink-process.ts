import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readClock, type SinkCommand, type SinkMessage } from './messages.ts';
import { readEventNumber } from './payload.ts';

// The end of the line: takes requests on keep-alive connections and remembers when each event came first.
let arrivedAt = new Float64Array();
const latencyMs = Number(process.argv[2] ?? 0);
let requestCount = 0;
let missing = 0;
let cpu = process.cpuUsage();
const tell = (message: SinkMessage): void => void process.send?.(message);

const server = createServer((request, response) => {
  const at = readClock();
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    if (latencyMs === 0) response.end('{}');
    else setTimeout(() => response.end('{}'), latencyMs);
    count(readEventNumber(body), at);
  });
});
server.keepAliveTimeout = 75_000;
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  tell({ kind: 'listening', port });
});

function count(event: number, at: number): void {
  requestCount += 1;
  if (!Number.isNaN(arrivedAt[event] ?? 0)) return;
  arrivedAt[event] = at;
  missing -= 1;
  if (missing === 0) tell({ kind: 'complete' });
}

process.on('message', (command: SinkCommand) => {
  switch (command.kind) {
    case 'expect':
      arrivedAt = new Float64Array(command.count).fill(NaN);
      requestCount = 0;
      missing = command.count;
      cpu = process.cpuUsage();
      break;
    case 'report': {
      const { user, system } = process.cpuUsage(cpu);
      tell({ kind: 'report', arrivedAt, requestCount, cpuMs: (user + system) / 1000 });
      break;
    }
  }
});
process.once('disconnect', () => process.exit(0));
