import { personColour, usePeopleAt } from './card-people.ts';
import type { CardId } from './flow-layout.ts';
import classes from './card-people-mark.module.css';

/** Outlines a card in the colour of whoever else has it selected, with their names. */
export function CardPeopleMark({ cardId }: { readonly cardId: CardId }) {
  const people = usePeopleAt(cardId);
  const [first, ...others] = people;
  if (first === undefined) return null;
  return (
    <span className={classes['ring']} style={{ borderColor: personColour(first.colour) }}>
      <span className={classes['tag']} style={{ background: personColour(first.colour) }}>
        {others.length === 0 ? first.name : `${first.name} +${others.length}`}
        <span className={classes['spoken']}> {people.length === 1 ? 'is here' : 'are here'}</span>
      </span>
    </span>
  );
}
