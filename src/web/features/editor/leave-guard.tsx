import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useEditorState, useEditorStore } from './store/editor-context.ts';

/** Asks before the page is left with changes that do not get through to the server. */
export function LeaveGuard() {
  const store = useEditorStore();
  const count = useEditorState((state) => state.unsentCount);
  const isKept = useEditorState((state) => state.isKept);
  const isStuck = () => {
    const { sync } = store.state.getState();
    return store.hasUnsentChanges() && (sync === 'offline' || sync === 'error');
  };
  const blocker = useBlocker({
    // What is merely on its way arrives also after the editor is left, but not after the tab is closed.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isStuck(),
    enableBeforeUnload: store.hasUnsentChanges,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      isOpen
      title="Leave with changes that are not saved?"
      confirmLabel="Leave"
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    >
      {count === 1 ? '1 change has' : `${count} changes have`} not reached Millrace.{' '}
      {isKept
        ? 'This browser keeps them and sends them as soon as the workflow is open here and Millrace answers.'
        : 'They are sent as long as this tab stays open, and are lost with it.'}
    </ConfirmDialog>
  );
}
