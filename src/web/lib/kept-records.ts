/** Something that this browser keeps for a member, whether or not the page is open. */
export type KeptRecord<Content> = {
  readonly id: string;
  /** Whose it is and of what; a new version of the content's shape takes another owner. */
  readonly owner: string;
  /** Unix time in milliseconds. */
  readonly keptAt: number;
  /** Holds what is nowhere else. */
  readonly isNeeded: boolean;
  readonly content: Content;
};

const DATABASE = 'millrace';
const STORE = 'kept';
let connection: IDBDatabase | null = null;

/** The records of an owner, newest first. Fails where the browser keeps nothing, as in some private windows. */
export async function listKept<Content>(owner: string): Promise<readonly KeptRecord<Content>[]> {
  const records = await request('readonly', (store) => {
    // Written by `putKept` with the same owner.
    return store.index('owner').getAll(owner) as IDBRequest<KeptRecord<Content>[]>;
  });
  return records.toSorted((a, b) => b.keptAt - a.keptAt);
}

export async function putKept(record: KeptRecord<unknown>): Promise<void> {
  await request('readwrite', (store) => store.put(record));
}

export async function removeKept(id: string): Promise<void> {
  await request('readwrite', (store) => store.delete(id));
}

/** Forgets everything that is older, whoever's it is. */
export async function removeKeptBefore(instant: number): Promise<void> {
  const old = await request('readonly', (store) => store.index('keptAt').getAllKeys(IDBKeyRange.upperBound(instant)));
  for (const key of old) await request('readwrite', (store) => store.delete(key));
}

/** Forgets, for whoever uses this browser next, everything that is not needed. */
export async function removeKeptInVain(): Promise<void> {
  // Written by `putKept`.
  const records = await request('readonly', (store) => store.getAll() as IDBRequest<KeptRecord<unknown>[]>);
  for (const { id, isNeeded } of records) if (!isNeeded) await removeKept(id);
}

async function request<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  // Once it is open nothing waits before the request is made: a page that is being closed has no later.
  connection ??= await open();
  const transaction = connection.transaction(STORE, mode);
  const asked = ask(transaction.objectStore(STORE));
  transaction.commit();
  return new Promise<Result>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve(asked.result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Nothing was kept.')));
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.addEventListener('upgradeneeded', () => {
      const store = opening.result.createObjectStore(STORE, { keyPath: 'id' });
      store.createIndex('owner', 'owner');
      store.createIndex('keptAt', 'keptAt');
    });
    opening.addEventListener('success', () => {
      const database = opening.result;
      const forget = () => {
        connection = null;
      };
      database.addEventListener('close', forget);
      database.addEventListener('versionchange', () => {
        database.close();
        forget();
      });
      resolve(database);
    });
    opening.addEventListener('error', () => reject(opening.error ?? new Error('The browser keeps nothing.')));
    opening.addEventListener('blocked', () => reject(new Error('Another tab holds an older store.')));
  });
}
