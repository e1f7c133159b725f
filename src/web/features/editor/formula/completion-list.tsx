import { Portal } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { Completion } from './formula-completion.ts';
import classes from './formula-input.module.css';

type CompletionListProps = {
  readonly id: string;
  readonly at: DOMRect;
  readonly completions: readonly Completion[];
  readonly active: number;
  readonly onChoose: (completion: Completion) => void;
};

const WIDTH = 340;
const MARGIN = 8;

/** As wide as the field or wider, and never beyond the edge of the page. */
function placeBelow(field: DOMRect): CSSProperties {
  const width = Math.min(Math.max(WIDTH, field.width), window.innerWidth - 2 * MARGIN);
  return { top: field.bottom + 4, left: Math.min(field.left, window.innerWidth - width - MARGIN), width };
}

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
        style={placeBelow(at)}
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
