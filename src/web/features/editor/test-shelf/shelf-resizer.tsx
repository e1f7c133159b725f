import type { KeyboardEvent, PointerEvent } from 'react';
import classes from './test-shelf.module.css';

const STEP = 24;

type ShelfResizerProps = {
  readonly height: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly onResize: (height: number) => void;
};

/** The upper edge of the shelf: drag it, or use the arrow keys on it. */
export function ShelfResizer({ height, minimum, maximum, onResize }: ShelfResizerProps) {
  const resize = (next: number) => onResize(Math.round(Math.max(minimum, Math.min(maximum, next))));
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') resize(height + STEP);
    else if (event.key === 'ArrowDown') resize(height - STEP);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const bottom = event.currentTarget.parentElement?.getBoundingClientRect().bottom ?? 0;
    resize(bottom - event.clientY);
  };
  return (
    <div
      className={classes['resizer']}
      role="separator"
      tabIndex={0}
      aria-label="Height of the test shelf"
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}
