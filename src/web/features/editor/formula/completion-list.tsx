import { Portal } from '@mantine/core';
import type { Completion } from './formula-completion.ts';
import classes from './formula-input.module.css';

type CompletionListProps = {
  readonly id: string;
  readonly at: DOMRect;
  readonly completions: readonly Completion[];
  readonly active: number;
  readonly onChoose: (completion: Completion) => void;
};

/** What the name at the caret may become. The field keeps the focus and the keys. */
export function CompletionList({ id, at, completions, active, onChoose }: CompletionListProps) {
  return (
    <Portal>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label="Variables and functions"
        className={classes['completions']}
        style={{ top: at.bottom + 4, left: at.left, width: Math.max(280, at.width) }}
        onMouseDown={(event) => event.preventDefault()}
      >
        {completions.map((completion, index) => (
          <div
            key={completion.insert}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes['completion']}
            tabIndex={-1}
            onMouseDown={() => onChoose(completion)}
          >
            <code>${completion.name}</code>
            <span className={classes['hint']}>{completion.hint}</span>
          </div>
        ))}
      </div>
    </Portal>
  );
}
