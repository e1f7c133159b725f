import { ViewportPortal } from '@xyflow/react';
import type { Sweep } from './use-sweep.ts';
import classes from './flow-canvas.module.css';

export function SweepRectangle({ from, to }: Pick<Sweep, 'from' | 'to'>) {
  const style = {
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
    transform: `translate(${Math.min(from.x, to.x)}px, ${Math.min(from.y, to.y)}px)`,
  };
  return (
    <ViewportPortal>
      <div className={classes['sweep']} style={style} />
    </ViewportPortal>
  );
}
