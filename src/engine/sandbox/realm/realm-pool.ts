import type { QuickJSWASMModule } from 'quickjs-emscripten';
import type { CallClock } from './call-clock.ts';
import { createRealm, type Realm } from './realm.ts';

/** About 0.2 MB each. */
const MAX_REALMS = 128;

/** The realms of the projects that ran last, one each. */
export type RealmPool = {
  readonly getRealm: (projectId: string) => Realm;
  /** Forgets the project's realm when it must not be used again. */
  readonly release: (projectId: string, realm: Realm) => void;
};

export function createRealmPool(module: QuickJSWASMModule, clock: CallClock): RealmPool {
  // A Map keeps the order of insertion: the first key is the project that has waited longest.
  const realms = new Map<string, Realm>();

  function getRealm(projectId: string): Realm {
    const known = realms.get(projectId);
    if (known !== undefined) {
      realms.delete(projectId);
      realms.set(projectId, known);
      return known;
    }
    const oldest = realms.size >= MAX_REALMS ? realms.entries().next().value : undefined;
    if (oldest !== undefined) {
      realms.delete(oldest[0]);
      oldest[1].dispose();
    }
    const realm = createRealm(module, clock);
    realms.set(projectId, realm);
    return realm;
  }

  function release(projectId: string, realm: Realm): void {
    if (realm.isReusable()) return;
    realms.delete(projectId);
    realm.dispose();
  }

  return { getRealm, release };
}
