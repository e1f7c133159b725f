import type { StoreApi } from 'zustand/vanilla';
import type { Json } from '#core/base/json.ts';
import type { StepId } from '#core/base/brand.ts';
import type { FieldPresence } from '#core/schema/field-presence.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import type { Problem } from '#core/validation/problem.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { LiveMessage } from '#contract/live.ts';
import type { Present } from '#contract/presence.ts';
import type { changeDraft, getWorkflow, listDraftChanges, testStep } from '#contract/workflows.ts';
import type { Conflict } from './conflicts.ts';
import type { History } from './history.ts';
import type { DraftReturn, KeptDraft } from './kept-draft.ts';

/** The id of a step, `'trigger'`, or nothing. */
export type Selection = StepId | null;
export type StepTest = ResponseOf<typeof testStep>;
export type TestProgress = Pick<
  Extract<LiveMessage, { kind: 'test' }>,
  'stepId' | 'status' | 'durationMs' | 'branchId'
>;
export type SyncStatus = 'saved' | 'saving' | 'offline' | 'error';

/** What the editor knows of an App Event: enough for the trigger panel and for the variables of its sample. */
export type EditorAppEvent = {
  readonly id: string;
  readonly name: string;
  readonly schema: JsonSchema;
  readonly sample: Json;
  /** What its last events had; undefined while that is not known. */
  readonly presence?: FieldPresence | undefined;
};
export type EditorSecret = { readonly id: string; readonly name: string };
export type EditorResource = { readonly id: string; readonly name: string };

/** A wish to put the focus into a field, for example from the list of problems. `serial` tells repeated wishes apart. */
export type FocusRequest = { readonly selection: Selection; readonly field: string | null; readonly serial: number };
export type TestRequest = { readonly kind: 'step' | 'up-to' | 'workflow'; readonly serial: number };

export type EditorState = {
  /** The confirmed draft with the changes of this editor on top. */
  readonly document: WorkflowDocument;
  /** Revision of the draft that the server has confirmed. */
  readonly revision: number;
  readonly selection: Selection;
  /** Steps that are selected besides: empty unless several are. */
  readonly alsoSelected: ReadonlySet<StepId>;
  readonly problems: readonly Problem[];
  readonly testOutputs: Readonly<Record<StepId, Json>>;
  readonly testResults: Readonly<Record<StepId, StepTest>>;
  /** How far the test that runs now has come, by step; empty while none does. */
  readonly testProgress: Readonly<Record<StepId, TestProgress>>;
  readonly sync: SyncStatus;
  /** Why the draft is not saved, in words; null while all is well. */
  readonly syncMessage: string | null;
  /** Changes that the server has not confirmed. */
  readonly unsentCount: number;
  /** This browser keeps them when the page is closed. */
  readonly isKept: boolean;
  /** Label of the change that undo would take back; null: nothing to undo. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly history: History;
  /** Values that others have set at the same time; the member has to choose. */
  readonly conflicts: readonly Conflict[];
  /** The other editors that have this workflow open, also own ones in other tabs. */
  readonly others: readonly Present[];
  readonly isReadOnly: boolean;
  readonly appEvents: readonly EditorAppEvent[];
  readonly secrets: readonly EditorSecret[];
  /** Null while nobody has asked for them. */
  readonly resources: readonly EditorResource[] | null;
  readonly focusRequest: FocusRequest | null;
  readonly testRequest: TestRequest | null;
  /** Read out by a polite live region. */
  readonly announcement: string;
};

export type EditOptions = {
  /** Edits with the same key, at most a second apart, are one entry of the history: a burst of typing in one field. */
  readonly mergeKey?: string;
  /** See `ChangeSchema`. */
  readonly restoredFrom?: string;
};

export type EditorStore = {
  readonly state: StoreApi<EditorState>;
  readonly projectId: string;
  readonly workflowId: string;
  /** Applies operations at once and sends them; `label` names the change in the history ("Rename 'Create contact'"). */
  readonly edit: (label: string, operations: readonly Operation[], options?: EditOptions) => void;
  /** Selects this alone. */
  readonly select: (selection: Selection) => void;
  readonly selectSeveral: (selected: Pick<EditorState, 'selection' | 'alsoSelected'>) => void;
  /** Selects, and asks the inspector to focus a field (null: the first one). */
  readonly focusField: (selection: Selection, field: string | null) => void;
  /** Takes the newest own change back; gives the operations that did it. */
  readonly undo: () => readonly Operation[];
  readonly redo: () => readonly Operation[];
  readonly recordTest: (result: StepTest) => void;
  /** null: no test runs any more. */
  readonly recordProgress: (progress: TestProgress | null) => void;
  /** Asks the test shelf to run the selected step, the workflow up to it, or the whole workflow. */
  readonly requestTest: (kind: TestRequest['kind']) => void;
  /** A fresh step id that the document does not hold. */
  readonly createStepId: () => StepId;
  readonly announce: (text: string) => void;
  readonly setAppEvents: (appEvents: readonly EditorAppEvent[]) => void;
  readonly setSecrets: (secrets: readonly EditorSecret[]) => void;
  readonly setResources: (resources: readonly EditorResource[]) => void;
  /** Somebody says that the draft is at `revision`: fetches what is missing. Infinity: nobody knows, so ask. */
  readonly noticeRevision: (revision: number) => void;
  /** Sends what is left now, for example when the browser is online again or before a test run. Resolves when all is saved, rejects when a try fails. */
  readonly flush: () => Promise<void>;
  /** The browser says that it has no network. */
  readonly noticeOffline: () => void;
  /** Tries at once to send what is left and to get what is missing; what fails is told in the state. */
  readonly reconnect: () => Promise<void>;
  readonly hasUnsentChanges: () => boolean;
  /** Puts one of both values of a conflict into the document, as an edit of that name unless it is there already. */
  readonly resolveConflict: (conflict: Conflict, chosen: Operation, label: string) => void;
  readonly dropConflict: (target: string) => void;
  /** Says whether a change of the draft is this editor's own. */
  readonly hasWritten: (changeId: string) => boolean;
  /** What an editor that opens later needs to go on from here. */
  readonly keep: () => KeptDraft;
  readonly setOthers: (others: readonly Present[]) => void;
  readonly setKept: (isKept: boolean) => void;
};

export type DraftAnswer = ResponseOf<typeof changeDraft>;
export type DraftChanges = ResponseOf<typeof listDraftChanges>;
export type EditorWorkflow = Pick<ResponseOf<typeof getWorkflow>, 'id' | 'revision' | 'document' | 'testOutputs'>;

/** Everything that the store needs from outside. */
export type EditorPorts = {
  readonly send: (baseRevision: number, changes: readonly Change[]) => Promise<DraftAnswer>;
  readonly listChanges: (after: number) => Promise<DraftChanges>;
  /** The rules that publishing enforces. */
  readonly findProblems: (
    state: Pick<EditorState, 'document' | 'appEvents' | 'secrets' | 'resources' | 'testOutputs'>,
  ) => readonly Problem[];
  /** Tells when rules that come later, with a library of their own, have come: everything is to be checked again. */
  readonly onRulesLoaded?: (listener: () => void) => void;
  /** Makes the id of a change: a UUID. */
  readonly createId: () => string;
  readonly random: () => number;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Calls back once after `delayMs`; the result cancels it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Tells the user about something that the editor could not do. */
  readonly notify: (message: string) => void;
};

export type EditorStoreOptions = EditorPorts & {
  readonly projectId: string;
  readonly workflow: EditorWorkflow;
  readonly appEvents: readonly EditorAppEvent[];
  readonly secrets: readonly EditorSecret[];
  readonly isReadOnly: boolean;
  /** Where an earlier editor of this member left off; null: nowhere. */
  readonly kept: DraftReturn | null;
};
