import { useEffect, useEffectEvent } from 'react';
import { allCommands } from './all-commands.ts';
import { useCommandContext } from './command-context.ts';
import { findCommand, readShortcut } from './find-shortcut.ts';
import { isInFlow, isOutOfReach, isTyping } from './is-typing.ts';
import { pasteSteps, pasteText } from './paste-steps.ts';

/** Runs the commands that keys name, wherever in the editor they may be pressed. */
export function useCommandKeys(): void {
  const context = useCommandContext();

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const command = findCommand(allCommands, readShortcut(event));
    // Pasting comes as an event of its own, which carries the text without asking for permission.
    if (command === undefined || command === pasteSteps) return;
    if (command.worksWhileTyping === true ? isOutOfReach(event.target) : isTyping(event.target)) return;
    if (command.scope === 'flow' && !isInFlow(event.target)) return;
    // Selected text is copied as text.
    if (command.id === 'copy-step' && getSelection()?.toString() !== '') return;
    if (!command.isEnabled(context)) return;
    event.preventDefault();
    command.run(context);
  });

  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (isTyping(event.target) || !isInFlow(event.target) || !pasteSteps.isEnabled(context)) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') pasteSteps.run(context);
    else pasteText(context, text);
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => press(event);
    const onPaste = (event: ClipboardEvent) => paste(event);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
}
