import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptWaitingConnections } from './accept-waiting-connections.ts';

let server: Server;

beforeEach(async () => {
  server = createServer((_request, response) => response.end('taken'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => void server.close());

test('who is connected before the door closes is answered', async () => {
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  const answers = Array.from({ length: 40 }, () => ask(connect({ port, host: '127.0.0.1' })));
  // The system has accepted all of them now, and the server at most a few.
  await new Promise((resolve) => process.nextTick(resolve));

  await acceptWaitingConnections(server);
  server.close();
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 40 }, () => 'taken'));
});

test('it ends while nobody comes', async () => {
  await acceptWaitingConnections(server);
  expect(server.listening).toBe(true);
});

/** The body of the answer, or the code of what broke the connection. */
function ask(socket: Socket): Promise<string> {
  socket.end('GET / HTTP/1.1\r\nHost: millrace\r\nConnection: close\r\n\r\n');
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.once('end', () => resolve(/taken/.exec(text)?.[0] ?? text));
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}
