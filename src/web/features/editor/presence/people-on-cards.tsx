import { useMemo, type ReactNode } from 'react';
import { CardPeopleContext } from '../../../ui/flow/card-people.ts';
import { groupByCard } from './list-people.ts';
import { usePeople } from './use-people.ts';

/** Lets canvas and outline show who else has which card selected. */
export function PeopleOnCards({ children }: { readonly children: ReactNode }) {
  const people = usePeople();
  return <CardPeopleContext value={useMemo(() => groupByCard(people), [people])}>{children}</CardPeopleContext>;
}
