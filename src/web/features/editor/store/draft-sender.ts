import type { Change } from '#core/workflow/operation.ts';
import type { DraftAnswer, DraftChanges, EditorPorts } from './editor-state.ts';
import { judgeFailure, type Failure } from './judge-failure.ts';

type SenderOptions = Pick<EditorPorts, 'send' | 'listChanges' | 'setTimer'> & {
  /** What is left to send, oldest first, and the revision that it stands on. */
  readonly peek: () => { readonly revision: number; readonly changes: readonly Change[] };
  readonly onAnswer: (answer: DraftAnswer, sent: readonly Change[]) => void;
  readonly onChanges: (changes: DraftChanges) => void;
  /** The server will never take this change. */
  readonly onRefused: (change: Change, reason: string) => void;
  /** null: the last request went well. */
  readonly onFailure: (failure: Failure | null) => void;
};

type Waiter = { readonly resolve: () => void; readonly reject: (reason: Error) => void };

export type DraftSender = {
  /** Sends soon; edits until then travel together. */
  readonly schedule: () => void;
  readonly noticeRevision: (revision: number) => void;
  readonly flush: () => Promise<void>;
  /** Changes of which the server may know already. */
  readonly isInFlight: (changeId: string) => boolean;
};

const GATHER_MS = 150;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** The contract takes no more changes in one request. */
const MAX_BATCH = 200;

/** Brings changes to the server in order, one request at a time, again and again until it has answered. */
export function createDraftSender(options: SenderOptions): DraftSender {
  const { send, listChanges, setTimer, peek, onAnswer, onChanges, onRefused, onFailure } = options;
  const tried = new Set<string>();
  let waiters: readonly Waiter[] = [];
  let cancelTimer: (() => void) | null = null;
  let isBusy = false;
  let failures = 0;
  let batchLimit = MAX_BATCH;
  let newestRevision = 0;

  const wake = (delayMs: number): void => {
    cancelTimer?.();
    cancelTimer = setTimer(() => {
      cancelTimer = null;
      void pump();
    }, delayMs);
  };

  const pump = async (): Promise<void> => {
    if (isBusy) return;
    const { revision, changes } = peek();
    const batch = changes.slice(0, batchLimit);
    if (batch.length === 0 && newestRevision <= revision) return settle();
    isBusy = true;
    try {
      if (batch.length > 0) await sendBatch(revision, batch);
      else await catchUp(revision);
      failures = 0;
      onFailure(null);
    } catch (error) {
      fail(error, batch);
    } finally {
      isBusy = false;
    }
    if (failures === 0) void pump();
    else wake(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
  };

  const catchUp = async (revision: number): Promise<void> => {
    const changes = await listChanges(revision);
    onChanges(changes);
    // What the server says itself is the truth; whoever hoped for more asks again.
    newestRevision = changes.revision;
  };

  const sendBatch = async (revision: number, batch: readonly Change[]): Promise<void> => {
    for (const { changeId } of batch) tried.add(changeId);
    onAnswer(await send(revision, batch), batch);
    for (const { changeId } of batch) tried.delete(changeId);
    batchLimit = MAX_BATCH;
  };

  const fail = (error: unknown, batch: readonly Change[]): void => {
    const failure = judgeFailure(error);
    const [first, ...others] = batch;
    if (failure.kind === 'refused' && first !== undefined) {
      // Which of several changes is at fault shows when the first one travels alone.
      if (others.length > 0) batchLimit = 1;
      else onRefused(first, failure.message);
      return;
    }
    failures += 1;
    onFailure(failure);
    for (const waiter of waiters) waiter.reject(error instanceof Error ? error : new Error(failure.message));
    waiters = [];
  };

  const settle = (): void => {
    for (const waiter of waiters) waiter.resolve();
    waiters = [];
  };

  return {
    schedule: () => {
      if (cancelTimer === null && !isBusy) wake(GATHER_MS);
    },
    noticeRevision: (revision) => {
      newestRevision = Math.max(newestRevision, revision);
      if (cancelTimer === null) void pump();
    },
    flush: () => {
      const done = new Promise<void>((resolve, reject) => {
        waiters = [...waiters, { resolve, reject }];
      });
      cancelTimer?.();
      cancelTimer = null;
      void pump();
      return done;
    },
    isInFlight: (changeId) => tried.has(changeId),
  };
}
