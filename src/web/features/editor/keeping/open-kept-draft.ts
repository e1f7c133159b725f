import { listKept, removeKeptBefore, type KeptRecord } from '../../../lib/kept-records.ts';
import { tryTabLock } from '../../../lib/tab-lock.ts';
import type { KeptDraft } from '../store/kept-draft.ts';

/** Where one open editor keeps its draft; no other tab uses it until it is released. */
export type DraftPlace = { readonly id: string; readonly owner: string; readonly release: () => void };
export type OpenedPlace = { readonly place: DraftPlace; readonly draft: KeptDraft | null };

const LONGEST_KEPT_MS = 30 * 24 * 3_600_000;
const TAB_KEY = 'millrace-draft-place';

/**
 * Finds what an editor of this member has left behind in this browser and no open tab goes on with: this tab's own
 * before all, then the newest. Without any, a new place. `createId` makes a UUID.
 */
export async function openKeptDraft(owner: string, now: number, createId: () => string): Promise<OpenedPlace> {
  await removeKeptBefore(now - LONGEST_KEPT_MS);
  const records = await listKept<KeptDraft>(owner);
  const own = sessionStorage.getItem(`${TAB_KEY}/${owner}`);
  const candidates: readonly Pick<KeptRecord<KeptDraft>, 'id'>[] = records.toSorted(
    (a, b) => Number(b.id === own) - Number(a.id === own),
  );
  for (const { id } of [...candidates, { id: createId() }]) {
    const release = await tryTabLock(`${TAB_KEY}/${id}`);
    if (release === null) continue;
    sessionStorage.setItem(`${TAB_KEY}/${owner}`, id);
    return { place: { id, owner, release }, draft: records.find((record) => record.id === id)?.content ?? null };
  }
  throw new Error('A place that was just made is taken.');
}
