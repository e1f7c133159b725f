import { Button, Group, NumberInput } from '@mantine/core';
import type { Run } from './requests/get-run.ts';
import classes from './run-step-details.module.css';

type ItemChooserProps = {
  readonly items: Run['itemCounts'][number];
  /** The positions of the items around, outermost first: "4", "4.0". */
  readonly instance: string;
  readonly onChoose: (instance: string) => void;
};

/** Chooses the item of a Fan Out, or of several within each other, for which a step is shown. */
export function ItemChooser({ items, instance, onChoose }: ItemChooserProps) {
  const { count, failedCount, failedInstances } = items;
  const positions = instance.split('.').map(Number);
  const nextFailed = failedInstances[(failedInstances.indexOf(instance) + 1) % Math.max(1, failedInstances.length)];
  const failed = failedCount === 0 ? 'none failed' : `${failedCount} failed`;
  return (
    <div className={classes['items']} role="group" aria-label="Item">
      <p>
        Ran for {count === 1 ? '1 item' : `${count.toLocaleString('en')} items`}, {failed}.
      </p>
      <Group gap={8}>
        {positions.map((position, level) => (
          <NumberInput
            // The levels have no other identity.
            // oxlint-disable-next-line react/no-array-index-key
            key={level}
            size="xs"
            w={90}
            aria-label={positions.length === 1 ? 'Number of the item' : `Number of the item on level ${level + 1}`}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            value={position + 1}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1) onChoose(positions.with(level, value - 1).join('.'));
            }}
          />
        ))}
        {nextFailed === undefined ? null : (
          <Button size="xs" variant="default" onClick={() => onChoose(nextFailed)}>
            {failedInstances.length === 1 ? 'The failed one' : 'Next failed'}
          </Button>
        )}
      </Group>
    </div>
  );
}
