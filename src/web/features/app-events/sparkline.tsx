import classes from './sparkline.module.css';

const WIDTH = 96;
const HEIGHT = 24;
const GAP = 1;

/** Events per hour of the last day as bars, the present hour on the right. */
export function Sparkline({ counts }: { readonly counts: readonly number[] }) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  return (
    <span className={classes['volume']}>
      <svg className={classes['chart']} width={WIDTH} height={HEIGHT} aria-hidden>
        {counts.map((count, hour) => {
          // An hour with anything in it is seen beside a busy one.
          const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
          return (
            <rect
              // An hour is known by its place only.
              key={hour}
              data-empty={count === 0 || undefined}
              x={hour * step}
              y={HEIGHT - height}
              width={step - GAP}
              height={height}
            />
          );
        })}
      </svg>
      <span className={classes['total']} data-empty={total === 0 || undefined}>
        {total.toLocaleString('en-US')}
      </span>
    </span>
  );
}
