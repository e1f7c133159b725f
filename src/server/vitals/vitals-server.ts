import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLocalRequest, isVitalsPath, type Vitals } from './vitals.ts';

export interface VitalsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Answers health and metrics on a port of their own, from before the database is there until everything else has left. */
export async function startVitalsServer(
  { host, port }: { readonly host: string; readonly port: number },
  vitals: Vitals,
): Promise<VitalsServer> {
  const server = createServer((request, response) => {
    answer(vitals, request, response).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(vitals: Vitals, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url?.split('?')[0] ?? '';
  if ((request.method !== 'GET' && request.method !== 'HEAD') || !isVitalsPath(path)) {
    response.writeHead(404).end();
    return;
  }
  const { authorization } = request.headers;
  const isLocal = isLocalRequest(request.socket.remoteAddress, request.headers);
  const { status, headers, body } = await vitals({ path, authorization, isLocal });
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}
