import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export type ScriptedServer = {
  readonly url: (path: string) => string;
  readonly port: number;
  /** Replaces what the server answers from now on; the first answer is an empty 200. */
  readonly answerWith: (handler: RequestHandler) => void;
  readonly countConnections: () => number;
  readonly close: () => Promise<void>;
};

/** A real HTTP server on a free port of 127.0.0.1 that answers as a test says. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  let handler: RequestHandler = (_request, response) => void response.end();
  let connectionCount = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  server.on('connection', () => (connectionCount += 1));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    port,
    answerWith: (next) => {
      handler = next;
    },
    countConnections: () => connectionCount,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
