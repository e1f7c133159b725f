import { Background, BackgroundVariant, MiniMap, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useId, useLayoutEffect, useRef, useState, type Ref } from 'react';
import type { Problem } from '#core/validation/problem.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { DragCount } from './drag-count.tsx';
import { FlowCard } from './flow-card.tsx';
import { FlowControls } from './flow-controls.tsx';
import type { FlowCanvasHandle, FlowEditing, FlowFolding } from './flow-editing.ts';
import { cardElementId, FlowIdContext } from './flow-id.ts';
import type { CardId } from './flow-layout.ts';
import { FlowOverlay } from './flow-overlay.tsx';
import { isToggling, type FlowSelecting } from './flow-selecting.ts';
import { FoldChips } from './fold-chips.tsx';
import type { FlowStepStates } from './flow-step-state.ts';
import { FAR_ZOOM, MAX_ZOOM, MIN_ZOOM, startViewport, type Size } from './flow-viewport.ts';
import { StickyNotes } from './sticky-notes.tsx';
import { SweepRectangle } from './sweep-rectangle.tsx';
import { useCardDrag } from './use-card-drag.ts';
import { useFlowHandle } from './use-flow-handle.ts';
import { useFlowModel } from './use-flow-model.ts';
import { useShownSelection } from './use-shown-selection.ts';
import { useSweep } from './use-sweep.ts';
import classes from './flow-canvas.module.css';

export type FlowCanvasProps = {
  readonly document: WorkflowDocument;
  readonly selection?: CardId | null;
  readonly onSelect?: (id: CardId | null) => void;
  /** Absent where one card at a time can be selected. */
  readonly selecting?: FlowSelecting;
  /** Name of the App Event that starts the workflow, where known. */
  readonly triggerName?: string | null;
  readonly findSecretName?: (secretId: string) => string | undefined;
  /** How the steps of a run went; the path taken is highlighted. */
  readonly stepStates?: FlowStepStates;
  readonly problems?: readonly Problem[];
  /** Cards to mark, for example because a search has found them. */
  readonly found?: ReadonlySet<CardId>;
  readonly folding?: FlowFolding;
  /** Absent in a canvas that is only looked at. */
  readonly editing?: FlowEditing;
  readonly readOnly?: boolean;
  readonly label?: string;
  readonly ref?: Ref<FlowCanvasHandle>;
};

const NO_STATES: FlowStepStates = {};
const NO_PROBLEMS: readonly Problem[] = [];
const NONE: ReadonlySet<CardId> = new Set();
const UNFOLDED: FlowFolding = { collapsed: NONE, onExpand: () => undefined };
const findNothing = () => undefined;
const nodeTypes = { card: FlowCard };
/** Only the view and the cards' places are React Flow's; selection, keys and lines are ours. */
const FIXED = {
  nodeTypes,
  minZoom: MIN_ZOOM,
  maxZoom: MAX_ZOOM,
  panOnScroll: true,
  zoomOnDoubleClick: false,
  nodesConnectable: false,
  nodesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  nodeDragThreshold: 5,
} as const;
/** From here on a small map of the whole helps. */
const MINIMAP_FROM_STEPS = 30;
/** From here on only the cards in view are in the page. */
const VIRTUAL_FROM_STEPS = 60;

/** A workflow as a flow, top to bottom: to look at, and with `editing` to change. */
export function FlowCanvas(props: FlowCanvasProps) {
  const surface = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const flowId = useId();
  // The first viewport depends on the room there is; measured before the first paint.
  useLayoutEffect(() => {
    const element = surface.current;
    if (element !== null) setSize({ width: element.clientWidth, height: element.clientHeight });
  }, []);

  return (
    <FlowIdContext value={flowId}>
      <div ref={surface} className={classes['surface']}>
        {size === null ? null : (
          <ReactFlowProvider>
            <Flow {...props} size={size} flowId={flowId} />
          </ReactFlowProvider>
        )}
      </div>
    </FlowIdContext>
  );
}

type FlowProps = FlowCanvasProps & {
  readonly size: Size;
  readonly flowId: string;
};

function Flow({ size, flowId, ref, ...props }: FlowProps) {
  const { document, selection = null, onSelect, problems = NO_PROBLEMS, stepStates = NO_STATES } = props;
  const { triggerName = null, findSecretName = findNothing, found = NONE, folding = UNFOLDED } = props;
  const editing = props.readOnly === true ? null : (props.editing ?? null);
  const dimsUnreached = props.readOnly === true && Object.keys(stepStates).length > 0;
  const sources = {
    document,
    triggerName,
    findSecretName,
    problems,
    stepStates,
    found,
    dimsUnreached,
    collapsed: folding.collapsed,
  };
  const { selecting = null } = props;
  const { layout, names, pathTaken, buildWith } = useFlowModel(sources, editing === null);
  const { sweep, sweepHandlers } = useSweep(layout, selecting);
  const selected = useShownSelection(selection, selecting, sweep?.ids);
  const { drag, dragHandlers } = useCardDrag(layout, selected, editing);
  const root = useRef<HTMLDivElement>(null);
  const handle = useFlowHandle(ref, root, layout);
  const [defaultViewport] = useState(() => startViewport(layout.bounds, size));
  const stepCount = layout.cards.length - 1;
  // A yes or no, so that zooming renders nothing until it crosses the line.
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < FAR_ZOOM);

  return (
    <ReactFlow
      ref={root}
      id={flowId}
      // One stop of the Tab key; its owner handles the keys, and the selected card is what they act on.
      tabIndex={0}
      aria-label={props.label ?? 'Flow of the workflow'}
      aria-activedescendant={selection === null ? undefined : cardElementId(flowId, selection)}
      className={classes['flow'] ?? ''}
      data-far={isFar || undefined}
      nodes={buildWith(selected, drag?.card ?? null)}
      defaultViewport={defaultViewport}
      {...FIXED}
      onlyRenderVisibleElements={stepCount >= VIRTUAL_FROM_STEPS}
      {...dragHandlers}
      {...sweepHandlers}
      onNodeClick={(event, { id }) =>
        isToggling(event) && selecting !== null ? selecting.onToggle(id) : onSelect?.(id)
      }
      onNodeDoubleClick={(event, { id }) => {
        if (!isToggling(event)) editing?.onOpen(id);
      }}
      onNodeContextMenu={(event, { id }) => {
        if (editing === null) return;
        event.preventDefault();
        editing.onContextMenu(id, { x: event.clientX, y: event.clientY });
      }}
      onPaneClick={() => onSelect?.(null)}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
      <StickyNotes notes={layout.notes} cards={layout.cards} editing={editing?.notes ?? null} />
      <FlowOverlay layout={layout} names={names} pathTaken={pathTaken} editing={editing} drag={drag} />
      {drag === null ? null : <DragCount card={drag.card} />}
      {sweep === null ? null : <SweepRectangle from={sweep.from} to={sweep.to} />}
      <FoldChips folds={layout.folds} names={names} problems={problems} found={found} onExpand={folding.onExpand} />
      <FlowControls handle={handle} />
      {stepCount < MINIMAP_FROM_STEPS ? null : (
        <MiniMap
          className={classes['map'] ?? ''}
          // React Flow reads the map's size from here; flows are higher than wide.
          style={{ width: 120, height: 180 }}
          position="bottom-right"
          pannable
          zoomable
          ariaLabel="Map of the flow"
        />
      )}
    </ReactFlow>
  );
}
