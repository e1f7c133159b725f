import { memo } from 'react';
import type { FlowBranchLabel, FlowEdge } from './flow-layout.ts';
import { nameBranch, type FlowNames } from './flow-names.ts';
import classes from './flow-lines.module.css';

type FlowLinesProps = {
  readonly edges: readonly FlowEdge[];
  /** Ids of the lines that a run went along; null: there is no run to show. */
  readonly pathTaken: ReadonlySet<string> | null;
};

/**
 * All lines of the flow as one drawing. The layout knows their ends, so that they need none of the handles, stores and
 * measurements of React Flow's edges.
 */
export const FlowLines = memo(function FlowLines({ edges, pathTaken }: FlowLinesProps) {
  return (
    <svg className={classes['lines']} width="1" height="1" aria-hidden>
      {edges.map(({ id, path }) => (
        <path key={id} d={path} className={classes['line']} data-off-path={pathTaken !== null || undefined} />
      ))}
      {pathTaken === null
        ? null
        : edges
            .filter(({ id }) => pathTaken.has(id))
            .map(({ id, path }) => <path key={`${id} taken`} d={path} className={classes['line']} data-on-path />)}
    </svg>
  );
});

type BranchLabelsProps = {
  readonly labels: readonly FlowBranchLabel[];
  readonly names: FlowNames;
};

export const BranchLabels = memo(function BranchLabels({ labels, names }: BranchLabelsProps) {
  return labels.map((label) => (
    <span
      key={label.id}
      className={classes['label']}
      style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
    >
      {nameBranch(names, label)}
    </span>
  ));
});
