import { createContext, useContext } from 'react';
import { useEditorState } from '../store/editor-context.ts';
import type { Command, CommandContext } from './command.ts';

export const CommandReactContext = createContext<CommandContext | null>(null);

export function useCommandContext(): CommandContext {
  const context = useContext(CommandReactContext);
  if (context === null) throw new Error('This component is rendered outside the editor.');
  return context;
}

/** A command as a button or a menu item shows it. */
export function useCommand(command: Command) {
  const context = useCommandContext();
  const isEnabled = useEditorState(() => command.isEnabled(context));
  const label = useEditorState(() => command.describe?.(context) ?? command.label);
  return { isEnabled, label, run: () => command.run(context) };
}
