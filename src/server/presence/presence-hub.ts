import type { Present } from '#contract/presence.ts';
import type { PresenceNotification } from '#storage/live/publish-presence.ts';

export interface PresenceHub {
  /** Takes the payload of a notification on the presence channel. */
  receive(payload: string): void;
  /** Who is there, in the order of their coming. */
  list(projectId: string, workflowId: string): readonly Present[];
}

export interface PresenceHubOptions {
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly onChange: (projectId: string, workflowId: string, people: readonly Present[]) => void;
}

interface Room {
  readonly projectId: string;
  readonly workflowId: string;
  readonly tabs: Map<string, Present & { readonly seenAt: number }>;
}

/** Editors say every few seconds that they are still there. */
const GONE_AFTER_MS = 10_000;
const SWEEP_MS = 2_000;
/** More than ever work on one workflow; whoever makes up tabs fills no memory. */
const MOST_TABS = 100;

/** Who has which workflow open, as this process has heard it. Starts empty, and is complete after one round of signs of life. */
export function createPresenceHub({ now, onChange }: PresenceHubOptions): PresenceHub {
  const rooms = new Map<string, Room>();
  let timer: NodeJS.Timeout | undefined;

  const list = (room: Room): readonly Present[] =>
    [...room.tabs.values()].map(({ tabId, memberId, memberName, selection }) => ({
      tabId,
      memberId,
      memberName,
      selection,
    }));
  const tell = (room: Room): void => onChange(room.projectId, room.workflowId, list(room));

  const sweep = (): void => {
    const since = now() - GONE_AFTER_MS;
    for (const [key, room] of rooms) {
      const before = room.tabs.size;
      for (const [tab, { seenAt }] of room.tabs) if (seenAt < since) room.tabs.delete(tab);
      if (room.tabs.size === 0) rooms.delete(key);
      if (room.tabs.size < before) tell(room);
    }
    if (rooms.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    receive: (payload) => {
      // Written by `publishPresence` of this or a neighbouring version.
      const { projectId, workflowId, isLeaving, ...present } = JSON.parse(payload) as PresenceNotification;
      const key = `${projectId}/${workflowId}`;
      const room: Room = rooms.get(key) ?? { projectId, workflowId, tabs: new Map() };
      // A member's tabs are their own: nobody else can move or close them.
      const tab = `${present.memberId}/${present.tabId}`;
      const known = room.tabs.get(tab);
      if (isLeaving) {
        if (room.tabs.delete(tab)) tell(room);
        return;
      }
      if (known === undefined && room.tabs.size >= MOST_TABS) return;
      room.tabs.set(tab, { ...present, seenAt: now() });
      rooms.set(key, room);
      timer ??= setInterval(sweep, SWEEP_MS).unref();
      if (known?.selection !== present.selection || known.memberName !== present.memberName) tell(room);
    },
    list: (projectId, workflowId) => {
      const room = rooms.get(`${projectId}/${workflowId}`);
      return room === undefined ? [] : list(room);
    },
  };
}
