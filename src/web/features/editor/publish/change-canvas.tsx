import { useEffect, useRef } from 'react';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { CardChangesContext, type CardChange } from '../../../ui/flow/card-changes.ts';
import { FlowCanvas } from '../../../ui/flow/flow-canvas.tsx';
import type { FlowCanvasHandle } from '../../../ui/flow/flow-editing.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';
import { useEditorState } from '../store/editor-context.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';

type ChangeCanvasProps = {
  readonly document: WorkflowDocument;
  readonly label: string;
  readonly marks: ReadonlyMap<CardId, readonly CardChange[]>;
  readonly selection: CardId | null;
  readonly onSelect: (card: CardId | null) => void;
};

/** The flow with what is different marked on its cards. */
export function ChangeCanvas({ document, label, marks, selection, onSelect }: ChangeCanvasProps) {
  const appEvents = useEditorState((state) => state.appEvents);
  const handle = useRef<FlowCanvasHandle>(null);
  useEffect(() => {
    if (selection !== null) handle.current?.reveal(selection);
  }, [selection]);
  return (
    <CardChangesContext value={marks}>
      <FlowCanvas
        ref={handle}
        document={document}
        triggerName={findTriggerName({ document, appEvents })}
        selection={selection}
        onSelect={onSelect}
        label={label}
        readOnly
      />
    </CardChangesContext>
  );
}
