import { listKept, putKept, removeKept, removeKeptBefore, type KeptRecord } from '../../../lib/kept-records.ts';
import { tryTabLock } from '../../../lib/tab-lock.ts';
import { addUnsent, type KeptDraft } from '../store/kept-draft.ts';

/** Where one open editor keeps its draft; no other tab uses it until it is released. */
export type DraftPlace = { readonly id: string; readonly owner: string; readonly release: () => void };
export type OpenedPlace = { readonly place: DraftPlace; readonly draft: KeptDraft | null };

const LONGEST_KEPT_MS = 30 * 24 * 3_600_000;
const TAB_KEY = 'millrace-draft-place';

/**
 * Finds what an editor of this member has left behind in this browser and no open tab goes on with: this tab's own
 * before all, then the newest. Without any, a new place. What further ones have not sent comes along. `createId` makes a
 * UUID.
 */
export async function openKeptDraft(owner: string, now: number, createId: () => string): Promise<OpenedPlace> {
  const [records] = await Promise.all([listKept<KeptDraft>(owner), removeKeptBefore(now - LONGEST_KEPT_MS)]);
  const own = sessionStorage.getItem(`${TAB_KEY}/${owner}`);
  const candidates = records.toSorted((a, b) => Number(b.id === own) - Number(a.id === own));
  for (const record of candidates) {
    const place = await tryPlace(record.id, owner);
    if (place === null) continue;
    const others = candidates.filter((other) => other !== record && other.content.pending.length > 0);
    return { place, draft: await takeUnsent(record, others, now) };
  }
  const place = await tryPlace(createId(), owner);
  if (place === null) throw new Error('A place that was just made is taken.');
  return { place, draft: null };
}

async function tryPlace(id: string, owner: string): Promise<DraftPlace | null> {
  const release = await tryTabLock(`${TAB_KEY}/${id}`);
  if (release === null) return null;
  sessionStorage.setItem(`${TAB_KEY}/${owner}`, id);
  return { id, owner, release };
}

/** Moves what the free ones of the others have not sent into the record, in an order in which nothing can be lost. */
async function takeUnsent(
  record: KeptRecord<KeptDraft>,
  others: readonly KeptRecord<KeptDraft>[],
  now: number,
): Promise<KeptDraft> {
  let { content } = record;
  for (const other of others) {
    const release = await tryTabLock(`${TAB_KEY}/${other.id}`);
    if (release === null) continue;
    content = addUnsent(content, [other.content]);
    await putKept({ ...record, keptAt: now, isNeeded: true, content });
    await removeKept(other.id);
    release();
  }
  return content;
}
