/** Takes a name for as long as this page is open; null when another page of this browser has it. */
export async function tryTabLock(name: string): Promise<(() => void) | null> {
  // Pages over plain HTTP have no locks: there each takes what it asks for.
  if (!('locks' in navigator)) return () => undefined;
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
