import type { Server } from 'node:http';

/** Turns of the event loop; each accepts one connection when there is one. */
const QUIET_TURNS = 3;
const MOST_TURNS = 5_000;

/**
 * Takes in the connections that the system has accepted for us and that we have not looked at yet: closing the door resets
 * them, and with them requests that their callers have sent. Node accepts one connection in each turn of its event loop.
 */
export async function acceptWaitingConnections(server: Server): Promise<void> {
  let quietTurns = 0;
  const onConnection = (): void => void (quietTurns = 0);
  server.on('connection', onConnection);
  for (let turn = 0; turn < MOST_TURNS && quietTurns < QUIET_TURNS; turn += 1) {
    quietTurns += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  server.off('connection', onConnection);
}
