import { ViewportPortal } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import type { FlowEditing } from './flow-editing.ts';
import type { FlowLayout } from './flow-layout.ts';
import { BranchLabels, FlowLines } from './flow-lines.tsx';
import type { FlowNames } from './flow-names.ts';
import { InsertButtons } from './insert-buttons.tsx';
import type { Drag } from './use-card-drag.ts';

type FlowOverlayProps = {
  readonly layout: FlowLayout;
  readonly names: FlowNames;
  readonly pathTaken: ReadonlySet<string> | null;
  readonly editing: FlowEditing | null;
  readonly drag: Drag | null;
};

/** What lies between the cards and moves with them: lines, branch names, and the places to put a step in. */
export function FlowOverlay({ layout, names, pathTaken, editing, drag }: FlowOverlayProps) {
  const { edges, inserts, branchLabels } = layout;
  const isReadOnly = editing === null;
  // The line to the open end leads to its button; without one it would lead nowhere.
  const lines = useMemo(() => (isReadOnly ? edges.slice(0, -1) : edges), [edges, isReadOnly]);
  const places = useMemo(() => new Map(inserts.map((insert) => [insert.id, insert.position])), [inserts]);
  const openPicker = useCallback(
    (id: string, button: HTMLElement) => {
      const position = places.get(id);
      const { left, bottom, width } = button.getBoundingClientRect();
      if (position !== undefined) editing?.onInsert(position, { x: left + width / 2, y: bottom });
    },
    [places, editing],
  );
  return (
    <ViewportPortal>
      <FlowLines edges={lines} pathTaken={pathTaken} />
      <BranchLabels labels={branchLabels} names={names} />
      {isReadOnly ? null : (
        <InsertButtons
          inserts={inserts}
          names={names}
          onInsert={openPicker}
          dropTargets={drag?.targetIds ?? null}
          dropTargetId={drag?.target?.id ?? null}
        />
      )}
    </ViewportPortal>
  );
}
