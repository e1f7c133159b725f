import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StepId } from '#core/base/brand.ts';
import type { Position } from '#core/workflow/document.ts';
import type { FlowCanvasHandle, ScreenPoint } from '#web/ui/flow/flow-editing.ts';
import type { CardId } from '#web/ui/flow/flow-layout.ts';

export type EditorDialog = 'shortcuts' | 'publish' | 'unpublish' | 'versions' | 'history';

export type EditorViewState = {
  readonly isOutlineOpen: boolean;
  readonly dialog: EditorDialog | null;
  /** The step picker, for a place in the flow. */
  readonly picker: { readonly position: Position; readonly at: ScreenPoint } | null;
  readonly menu: { readonly cardId: CardId; readonly at: ScreenPoint } | null;
  readonly renaming: StepId | null;
  /** Branching steps whose branches the canvas does not draw. */
  readonly collapsed: ReadonlySet<StepId>;
  /** The sticky note whose text is being written. */
  readonly writingNote: string | null;
  /** Grows each time the find bar is asked for; null: it is closed. */
  readonly findSerial: number | null;
};

/** What is open on the editor's page: nothing that anybody else sees or that could be lost. */
export type EditorView = {
  readonly state: StoreApi<EditorViewState>;
  readonly open: (dialog: EditorDialog | null) => void;
  readonly openPicker: (position: Position, at: ScreenPoint) => void;
  readonly openMenu: (cardId: CardId, at: ScreenPoint) => void;
  readonly rename: (stepId: StepId | null) => void;
  readonly collapse: (stepId: StepId) => void;
  readonly expand: (stepIds: readonly StepId[]) => void;
  readonly writeNote: (noteId: string | null) => void;
  readonly openFind: () => void;
  readonly closeFind: () => void;
  readonly toggleOutline: () => void;
  /** Closes the picker or the menu, and gives the keyboard back to where it was opened from. */
  readonly close: () => void;
  readonly canvas: () => FlowCanvasHandle | null;
  readonly setCanvas: (canvas: FlowCanvasHandle | null) => void;
};

export function createEditorView(start: Pick<EditorViewState, 'isOutlineOpen'>): EditorView {
  const state = createStore<EditorViewState>(() => ({
    ...start,
    dialog: null,
    picker: null,
    menu: null,
    renaming: null,
    collapsed: new Set(),
    findSerial: null,
    writingNote: null,
  }));
  let handle: FlowCanvasHandle | null = null;
  return {
    state,
    open: (dialog) => state.setState({ dialog }),
    openPicker: (position, at) => state.setState({ picker: { position, at }, menu: null }),
    openMenu: (cardId, at) => state.setState({ menu: { cardId, at }, picker: null }),
    rename: (renaming) => state.setState({ renaming }),
    collapse: (stepId) => state.setState(({ collapsed }) => ({ collapsed: new Set([...collapsed, stepId]) })),
    expand: (stepIds) =>
      state.setState((previous) => {
        const collapsed = new Set([...previous.collapsed].filter((id) => !stepIds.includes(id)));
        return collapsed.size === previous.collapsed.size ? previous : { collapsed };
      }),
    writeNote: (writingNote) => state.setState({ writingNote }),
    openFind: () => state.setState(({ findSerial }) => ({ findSerial: (findSerial ?? 0) + 1 })),
    closeFind: () => state.setState({ findSerial: null }),
    toggleOutline: () => state.setState(({ isOutlineOpen }) => ({ isOutlineOpen: !isOutlineOpen })),
    close: () => state.setState({ picker: null, menu: null }),
    canvas: () => handle,
    setCanvas: (canvas) => {
      handle = canvas;
    },
  };
}
