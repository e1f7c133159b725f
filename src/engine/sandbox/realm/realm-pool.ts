import type { QuickJSWASMModule } from 'quickjs-emscripten';
import type { ThreadFetch } from '../thread-protocol.ts';
import type { CallClock } from './call-clock.ts';
import { createRealm, type Realm } from './realm.ts';

/** A realm takes about 0.2 MB, with all libraries 1 MB. */
const MAX_IDLE_BYTES = 24 * 1024 * 1024;

/** The realms of the projects that ran last: one each, or more while calls of a project are suspended. */
export type RealmPool = {
  /** Gives a realm of the project, which nobody else has until it is given back. */
  readonly take: (projectId: string) => Realm;
  /** Disposes of the realm when it must not be used again. */
  readonly giveBack: (projectId: string, realm: Realm) => void;
};

export function createRealmPool(
  module: QuickJSWASMModule,
  clock: CallClock,
  send: (fetch: ThreadFetch) => void,
): RealmPool {
  // A Map keeps the order of insertion: the first key is the project that has waited longest.
  const idle = new Map<string, Realm[]>();
  let idleBytes = 0;

  function take(projectId: string): Realm {
    const realms = idle.get(projectId);
    const realm = realms?.pop();
    if (realms === undefined || realm === undefined) return createRealm(module, clock, send);
    if (realms.length === 0) idle.delete(projectId);
    idleBytes -= realm.bytes();
    return realm;
  }

  function giveBack(projectId: string, realm: Realm): void {
    if (!realm.isReusable()) return realm.dispose();
    const realms = idle.get(projectId) ?? [];
    if (realms.length > 0) idle.delete(projectId);
    realms.push(realm);
    idle.set(projectId, realms);
    idleBytes += realm.bytes();
    while (idleBytes > MAX_IDLE_BYTES) disposeOldest();
  }

  function disposeOldest(): void {
    const [projectId, realms] = idle.entries().next().value ?? ['', []];
    idle.delete(projectId);
    for (const realm of realms) {
      idleBytes -= realm.bytes();
      realm.dispose();
    }
  }

  return { take, giveBack };
}
