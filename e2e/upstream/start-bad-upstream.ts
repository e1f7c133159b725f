import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SELF_SIGNED } from './self-signed.ts';

export interface BadUpstream {
  /** Of one of the ways to misbehave. */
  readonly urlOf: (way: BadWay) => string;
  readonly close: () => Promise<void>;
}

const CHUNK = Buffer.alloc(1024 * 1024, 'x');
const GIGABYTE_CHUNKS = 1024;
const BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024));

const ways = {
  /** One byte every ten seconds. */
  trickles: (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).write('x');
    const drip = setInterval(() => response.write('x'), 10_000);
    response.once('close', () => clearInterval(drip));
  },
  'never answers': () => undefined,
  'never ends': (_request, response) => void response.writeHead(200).write('a'),
  'sends a gigabyte': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    let left = GIGABYTE_CHUNKS;
    const pump = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(CHUNK)) return void response.once('drain', pump);
      }
      response.end();
    };
    pump();
  },
  'sends a gzip bomb': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(BOMB);
  },
  'redirects to loopback': (_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
  },
  'hangs up': (request) => void request.socket.destroy(),
} satisfies Record<string, (request: IncomingMessage, response: ServerResponse) => void>;

export type BadWay = keyof typeof ways | 'has a bad certificate';

/** A third party that misbehaves in every way that we promise to bear. */
export async function startBadUpstream(): Promise<BadUpstream> {
  const plain = createHttpServer((request, response) => {
    const way = decodeURIComponent((request.url ?? '/').slice(1));
    if (isWay(way)) ways[way](request, response);
    else response.writeHead(404).end();
  });
  const secure = createHttpsServer(SELF_SIGNED, (_request, response) => response.end('Nobody should read this.'));
  const [plainPort, securePort] = await Promise.all([listen(plain), listen(secure)]);
  return {
    urlOf: (way) =>
      way === 'has a bad certificate'
        ? `https://localhost:${securePort}/`
        : `http://localhost:${plainPort}/${encodeURIComponent(way)}`,
    close: async () => {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function isWay(text: string): text is keyof typeof ways {
  return Object.hasOwn(ways, text);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  return (server.address() as AddressInfo).port;
}
