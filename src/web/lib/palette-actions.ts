import type { TablerIcon } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Something that the page on screen can do, offered in the palette as well. */
export type PaletteAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: TablerIcon;
  /** As people read it. */
  readonly shortcut?: string;
  /** Asked each time the palette opens. */
  readonly isEnabled: () => boolean;
  readonly run: () => void;
};

const shown = createStore<{ readonly actions: readonly PaletteAction[] }>(() => ({ actions: [] }));

/** Offers a page's actions while it is on screen; `actions` must keep its identity from one render to the next. */
export function useOfferActions(actions: readonly PaletteAction[]): void {
  useEffect(() => {
    shown.setState({ actions });
    return () => shown.setState({ actions: [] });
  }, [actions]);
}

export function useOfferedActions(): readonly PaletteAction[] {
  return useStore(shown, (state) => state.actions);
}
