import type { Present } from '#contract/presence.ts';
import type { Selection } from '../store/editor-state.ts';

type PresencePorts = {
  readonly tabId: string;
  /** Gives who is there. */
  readonly tell: (selection: Selection, isLeaving: boolean) => Promise<readonly Present[]>;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** The other open editors. */
  readonly onPeople: (people: readonly Present[]) => void;
};

export type PresenceSession = {
  readonly select: (selection: Selection) => void;
  /** Takes who is there, as the server says it unasked. */
  readonly hear: (people: readonly Present[]) => void;
  readonly leave: () => void;
};

/** The server forgets whoever is silent for ten seconds. */
const BEAT_MS = 4_000;
/** Walking through a flow with the arrows is told a few times a second. */
const SELECT_MS = 250;

/** Tells the server for as long as it runs that this editor is open and what is selected in it. */
export function startPresence(selection: Selection, ports: PresencePorts): PresenceSession {
  const { tabId, tell, setTimer, onPeople } = ports;
  let current = selection;
  let hasLeft = false;
  let cancel: () => void = () => undefined;
  let isSoon = false;

  const hear = (people: readonly Present[]): void => {
    if (!hasLeft) onPeople(people.filter((one) => one.tabId !== tabId));
  };
  const beat = async (): Promise<void> => {
    isSoon = false;
    // While nobody answers nobody is known to be there.
    const people = await tell(current, false).catch(() => []);
    hear(people);
    if (hasLeft || isSoon) return;
    cancel();
    cancel = setTimer(() => void beat(), BEAT_MS);
  };
  void beat();

  return {
    select: (next) => {
      if (next === current) return;
      current = next;
      if (isSoon) return;
      isSoon = true;
      cancel();
      cancel = setTimer(() => void beat(), SELECT_MS);
    },
    hear,
    leave: () => {
      hasLeft = true;
      cancel();
      // Whoever does not hear of it notices in ten seconds.
      tell(null, true).catch(() => undefined);
    },
  };
}
