import { CORNER_RADIUS } from './flow-geometry.ts';

export function straightPath(x: number, fromY: number, toY: number): string {
  return `M${x} ${fromY}V${toY}`;
}

/** Down, sideways at `bendY`, and down again, with round corners. */
export function bentPath(fromX: number, fromY: number, bendY: number, toX: number, toY: number): string {
  if (fromX === toX) return straightPath(fromX, fromY, toY);
  const radius = Math.min(CORNER_RADIUS, Math.abs(toX - fromX) / 2, bendY - fromY, toY - bendY);
  const sideways = toX > fromX ? radius : -radius;
  return (
    `M${fromX} ${fromY}V${bendY - radius}Q${fromX} ${bendY} ${fromX + sideways} ${bendY}` +
    `H${toX - sideways}Q${toX} ${bendY} ${toX} ${bendY + radius}V${toY}`
  );
}
