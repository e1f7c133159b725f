import type { LiveMessage } from '#contract/live.ts';
import type { LiveNotification } from '#storage/live/publish-live.ts';

export interface LiveSubscriber {
  readonly onMessage: (message: LiveMessage) => void;
  /** Messages may have been lost: whoever follows must begin anew. */
  readonly onGap: () => void;
}

/** Hands what the database tells this process to the pages that are connected to it. */
export interface LiveHub {
  subscribe(projectId: string, subscriber: LiveSubscriber): () => void;
  /** Tells the pages that are connected to this process. */
  tell(projectId: string, message: LiveMessage): void;
  /** Takes the payload of a notification on the live channel. */
  receive(payload: string): void;
  /** Takes the project id of a notification on the settings channel. */
  receiveSettings(projectId: string): void;
  /** After a pause in which notifications were lost. */
  resume(): void;
}

const ACTIVITY_INTERVAL_MS = 500;

export function createLiveHub(): LiveHub {
  const projects = new Map<string, Set<LiveSubscriber>>();
  // Every process tells of activity; the pages hear of it twice a second whatever their number.
  const activity = new Map<string, { isRepeated: boolean }>();

  const send = (projectId: string, message: LiveMessage): void => {
    for (const { onMessage } of projects.get(projectId) ?? []) onMessage(message);
  };
  const sendActivity = (projectId: string): void => {
    const recent = activity.get(projectId);
    if (recent !== undefined) {
      recent.isRepeated = true;
      return;
    }
    const entry = { isRepeated: false };
    activity.set(projectId, entry);
    send(projectId, { kind: 'activity' });
    setTimeout(() => {
      activity.delete(projectId);
      if (entry.isRepeated) sendActivity(projectId);
    }, ACTIVITY_INTERVAL_MS).unref();
  };

  return {
    subscribe: (projectId, subscriber) => {
      const subscribers = projects.get(projectId) ?? new Set();
      projects.set(projectId, subscribers);
      subscribers.add(subscriber);
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0) projects.delete(projectId);
      };
    },
    tell: send,
    receive: (payload) => {
      // Written by `publishLive` of this or a neighbouring version.
      const { projectId, message } = JSON.parse(payload) as LiveNotification<LiveMessage>;
      if (!projects.has(projectId)) return;
      if (message.kind === 'activity') sendActivity(projectId);
      else send(projectId, message);
    },
    receiveSettings: (projectId) => send(projectId, { kind: 'settings' }),
    resume: () => {
      for (const subscribers of projects.values()) for (const { onGap } of subscribers) onGap();
    },
  };
}
