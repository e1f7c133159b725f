import { ApiError } from '#web/lib/api-error.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { driveEditor, type EditorDriver } from './editor-driver.ts';
import { createFakeDraftServer } from './fake-draft-server.ts';

/** Two editors, one server, and a network whose every message the test delivers, or loses, when it likes. */
export function createEditorWorld(document: WorkflowDocument) {
  const server = createFakeDraftServer(document);
  const network = createNetwork();
  const transport = {
    send: (revision: number, changes: Parameters<typeof server.change>[1]) =>
      network.travel(() => server.change(revision, structuredClone(changes))),
    listChanges: (after: number) => network.travel(() => structuredClone(server.listChanges(after))),
  };
  const editors: EditorDriver[] = ['a', 'b'].map((name) => driveEditor(document, transport, name));
  const told: string[] = [];
  let reloads = 0;
  return {
    server,
    editors: () => editors,
    /** Everything that the editors have said they could not do. */
    messages: () => [...told, ...editors.flatMap(({ messages }) => messages)].join(),
    step: network.step,
    /** Gives the operation when it applied. */
    edit: (index: number, label: string, create: (document: WorkflowDocument) => Operation): Operation | null => {
      const editor = editors[index];
      if (editor === undefined) return null;
      const before = editor.document();
      const operation = create(before);
      editor.edit(label, operation);
      return editor.document() === before ? null : operation;
    },
    /** Closes a page, whatever it has on its way, and opens it again with what it has kept. */
    reload: (index: number): void => {
      const left = editors[index];
      if (left === undefined) return;
      told.push(...left.messages);
      const draft = structuredClone(left.store.keep());
      const missed = structuredClone(server.listChanges(draft.revision));
      reloads += 1;
      const opening = { revision: server.revision(), kept: { draft, missed } };
      editors[index] = driveEditor(server.document(), transport, `${index}-${reloads}`, opening);
    },
    comeToRest: async (): Promise<void> => {
      for (let round = 0; round < 200; round += 1) {
        for (const editor of editors) {
          editor.store.noticeRevision(server.revision());
          await editor.wait(20_000);
        }
        const isQuiet = !network.deliverAll() && editors.every(({ store }) => !store.hasUnsentChanges());
        if (isQuiet && editors.every(({ store }) => store.state.getState().revision === server.revision())) return;
      }
    },
  };
}

function createNetwork() {
  const messages: { deliver: () => void; lose: () => void }[] = [];
  const lost = () => new ApiError({ code: 'unreachable', message: 'Lost.', status: 0 });
  return {
    travel: <Answer>(handle: () => Answer): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const lose = () => reject(lost());
        messages.push({
          deliver: () => {
            const answer = handle();
            messages.push({ deliver: () => resolve(answer), lose });
          },
          lose,
        });
      }),
    /** Delivers one of the messages on their way, or loses it. */
    step: (pick: number, isLost: boolean): void => {
      const [message] = messages.splice(pick % Math.max(1, messages.length), 1);
      if (isLost) message?.lose();
      else message?.deliver();
    },
    /** Says whether there was anything to deliver. */
    deliverAll: (): boolean => {
      const waiting = messages.splice(0);
      for (const message of waiting) message.deliver();
      return waiting.length > 0;
    },
  };
}
