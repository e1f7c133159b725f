import { useCardChanges, type CardChange } from './card-changes.ts';
import type { CardId } from './flow-layout.ts';
import classes from './card-change-mark.module.css';

const WORDS: Readonly<Record<CardChange, string>> = { added: 'Added', changed: 'Changed', moved: 'Moved' };

/** Outlines a card that a comparison found to be different, and says how. */
export function CardChangeMark({ cardId }: { readonly cardId: CardId }) {
  const changes = useCardChanges(cardId);
  const [first] = changes;
  if (first === undefined) return null;
  return (
    <span className={classes['ring']} data-change={first}>
      <span className={classes['tag']}>{changes.map((change) => WORDS[change]).join(', ')}</span>
    </span>
  );
}
