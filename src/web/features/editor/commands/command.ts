import type { TablerIcon } from '@tabler/icons-react';
import type { EditorStore } from '../store/editor-state.ts';
import type { EditorView } from '../view/editor-view.ts';

/** Where copied steps are kept. */
export type StepClipboard = {
  readonly write: (text: string) => void;
  readonly read: () => Promise<string>;
};

/** What a command may do something with. */
export type CommandContext = {
  readonly store: EditorStore;
  readonly view: EditorView;
  readonly clipboard: StepClipboard;
  readonly notify: (message: string) => void;
};

/**
 * One thing that a person can do in the editor. Toolbar, menus, keys, palette and the list of shortcuts read the same
 * object.
 */
export type Command = {
  readonly id: string;
  readonly label: string;
  /** The label with what it would do now: "Undo: move 'Create contact'". */
  readonly describe?: (context: CommandContext) => string;
  /** As `shortcutText` takes them: "mod+shift+Z". The first one is shown. */
  readonly shortcuts: readonly string[];
  /** `flow`: its keys work on the canvas and in the outline only. `editor`: wherever nobody is typing. */
  readonly scope: 'flow' | 'editor';
  /** Its keys work in text fields as well, though not in what is open above the page. */
  readonly worksWhileTyping?: boolean;
  readonly group: 'Steps' | 'Selection' | 'History' | 'View' | 'Workflow';
  readonly icon: TablerIcon;
  readonly isDestructive?: boolean;
  readonly isEnabled: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void;
};
