import { useMemo, useState } from 'react';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { describeCards, type CardSources, type FlowCardData } from './flow-card-data.ts';
import type { CardId, FlowEdge, FlowFold, FlowLayout } from './flow-layout.ts';
import { listFlowNames, type FlowNames } from './flow-names.ts';
import { findPathTaken } from './find-path-taken.ts';
import { buildNodes, type CardDrag, type FlowNode } from './flow-nodes.ts';
import { keepSameList, keepSameNames } from './keep-same.ts';
import { layoutDocument } from './layout-document.ts';

export type ShownSelection = { readonly selection: CardId | null; readonly alsoSelected: ReadonlySet<CardId> };

/** What the canvas draws of a document. Whatever did not change keeps its identity from one time to the next. */
export function useFlowModel(sources: CardSources & { readonly collapsed: ReadonlySet<CardId> }, isReadOnly: boolean) {
  const { document, triggerName, findSecretName, problems, stepStates, found, dimsUnreached, collapsed } = sources;
  const [model] = useState(createFlowModel);
  const layout = useMemo(() => model.layOut(document, collapsed), [model, document, collapsed]);
  const names = useMemo(() => model.name(layout), [model, layout]);
  const cards = useMemo(
    () => model.describe(layout, { document, triggerName, findSecretName, problems, stepStates, found, dimsUnreached }),
    [model, layout, document, triggerName, findSecretName, problems, stepStates, found, dimsUnreached],
  );
  const pathTaken = useMemo(
    () => (Object.keys(stepStates).length === 0 ? null : findPathTaken(layout, stepStates)),
    [layout, stepStates],
  );
  const buildWith = (selected: ShownSelection, drag: CardDrag | null) =>
    model.build({ layout, data: cards, ...selected, drag, isReadOnly });
  return { layout, names, pathTaken, buildWith };
}

/** Remembers the last result, which rendering again (also in vain) may replace by an equal one. */
function createFlowModel() {
  let last: FlowLayout | null = null;
  let names: FlowNames = new Map();
  let cards: ReadonlyMap<CardId, FlowCardData> = new Map();
  let nodes: readonly FlowNode[] = [];
  return {
    layOut: (document: WorkflowDocument, collapsed: ReadonlySet<CardId>) => {
      const layout = layoutDocument(document, collapsed);
      last = last === null ? layout : keepLayout(last, layout);
      return last;
    },
    name: (layout: FlowLayout) => {
      names = keepSameNames(names, listFlowNames(layout));
      return names;
    },
    describe: (layout: FlowLayout, sources: CardSources) => {
      cards = describeCards(layout, sources, cards);
      return cards;
    },
    build: (sources: Parameters<typeof buildNodes>[0]): FlowNode[] => {
      const next = buildNodes(sources, new Map(nodes.map((node) => [node.id, node])));
      nodes = keepSameList(nodes, next, (a, b) => a === b);
      // React Flow asks for a list that it could change, and does not change it.
      return nodes as FlowNode[];
    },
  };
}

/** While only what is inside of steps changes, which is all of typing, the drawing between the cards stays the same. */
function keepLayout(last: FlowLayout, layout: FlowLayout): FlowLayout {
  return {
    ...layout,
    edges: keepSameList(last.edges, layout.edges, isSameEdge),
    inserts: keepSameList(last.inserts, layout.inserts, isSamePlace),
    folds: keepSameList(last.folds, layout.folds, isSameFold),
    branchLabels: keepSameList(last.branchLabels, layout.branchLabels, isSamePlace),
    notes: keepSameList(last.notes, layout.notes, (a, b) => a.note === b.note && isSamePlace(a, b)),
  };
}

function isSameEdge(a: FlowEdge, b: FlowEdge): boolean {
  return a.id === b.id && a.path === b.path && a.to === b.to;
}

function isSameFold(a: FlowFold, b: FlowFold): boolean {
  return isSamePlace(a, b) && a.hidden.join() === b.hidden.join();
}

type Place = { readonly id: string; readonly x: number; readonly y: number };

function isSamePlace(a: Place, b: Place): boolean {
  return a.id === b.id && a.x === b.x && a.y === b.y;
}
