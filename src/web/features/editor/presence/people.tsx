import { Tooltip, VisuallyHidden } from '@mantine/core';
import { findStep } from '#core/workflow/walk.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { personColour } from '../../../ui/flow/card-people.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { goTo } from '../commands/selected-step.ts';
import { useEditorState } from '../store/editor-context.ts';
import type { Person } from './list-people.ts';
import { usePeople } from './use-people.ts';
import classes from './people.module.css';

/** More than this are a number. */
const MOST_SHOWN = 4;

/** Who else is in the draft; a click goes to where they are. Alone there is nothing to show. */
export function People() {
  const people = usePeople();
  if (people.length === 0) return null;
  const more = people.slice(MOST_SHOWN);
  return (
    <ul className={classes['people']} aria-label="Also in this draft">
      {people.slice(0, MOST_SHOWN).map((person) => (
        <li key={person.memberId}>
          <Avatar person={person} />
        </li>
      ))}
      {more.length > 0 && (
        <li>
          <Tooltip label={more.map(({ name }) => name).join(', ')}>
            <span className={classes['more']}>+{more.length}</span>
          </Tooltip>
        </li>
      )}
    </ul>
  );
}

function Avatar({ person }: { readonly person: Person }) {
  const context = useCommandContext();
  const { name, initials, colour, selection } = person;
  const place = useEditorState(({ document }) => describePlace(document, selection));
  const words = place === null ? name : `${name}, at ${place}`;
  return (
    <Tooltip label={words}>
      <button
        type="button"
        className={classes['avatar']}
        style={{ background: personColour(colour) }}
        onClick={() => {
          if (place !== null) goTo(context, selection);
        }}
      >
        <span aria-hidden>{initials}</span>
        <VisuallyHidden>{words}</VisuallyHidden>
      </button>
    </Tooltip>
  );
}

function describePlace(document: WorkflowDocument, selection: Person['selection']): string | null {
  if (selection === null) return null;
  if (selection === 'trigger') return 'the trigger';
  const name = findStep(document, selection)?.name;
  return name === undefined ? null : `'${name}'`;
}
