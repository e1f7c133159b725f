import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Json } from '#core/base/json.ts';
import { JsonView } from '../../../ui/json-view.tsx';
import type { EditorAppEvent } from '../store/editor-state.ts';
import { findAppEvents } from './find-app-events.ts';
import classes from './trigger-panel.module.css';

/** More than one looks through; the search narrows it. */
const SHOWN = 50;

type AppEventListProps = {
  readonly appEvents: readonly EditorAppEvent[];
  readonly selectedId: string | undefined;
  readonly describedBy: string;
  readonly onChoose: (id: string) => void;
  readonly onCreate: (name: string) => void;
};

/** A search with its results below; the arrow keys walk the results and show each one's sample. */
export function AppEventList({ appEvents, selectedId, describedBy, onChoose, onCreate }: AppEventListProps) {
  const [query, setQuery] = useState('');
  const [activeId, setActiveId] = useState<string | undefined>(selectedId);
  const listId = useId();
  const found = findAppEvents(appEvents, query);
  const shown = found.slice(0, SHOWN);
  const active = shown.find(({ id }) => id === activeId) ?? shown[0];
  const press = (event: KeyboardEvent) => {
    const index = active === undefined ? -1 : shown.indexOf(active);
    if (event.key === 'ArrowDown') setActiveId(shown[Math.min(shown.length - 1, index + 1)]?.id);
    else if (event.key === 'ArrowUp') setActiveId(shown[Math.max(0, index - 1)]?.id);
    else if (event.key === 'Enter' && active !== undefined) onChoose(active.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes['list']}>
      <TextInput
        role="combobox"
        aria-label="Search App Events"
        aria-describedby={describedBy}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
        placeholder="Search App Events"
        leftSection={<IconSearch size={15} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id={listId} className={classes['options']} role="listbox" aria-label="App Events">
        {shown.map(({ id, name }) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The search field has the focus and the keys.
          <div
            key={id}
            id={`${listId}-${id}`}
            role="option"
            tabIndex={-1}
            className={classes['option']}
            aria-selected={id === active?.id}
            onMouseEnter={() => setActiveId(id)}
            onClick={() => onChoose(id)}
          >
            {name}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={classes['dim']}>
          {query === '' ? 'This project has no App Events yet.' : `No App Event matches “${query}”.`}
        </p>
      )}
      {found.length > SHOWN && <p className={classes['dim']}>{found.length - SHOWN} more; type to narrow the list.</p>}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes['create']}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => onCreate(query.trim())}
      >
        {query.trim() === '' ? 'Create an App Event' : `Create “${query.trim()}”`}
      </Button>
      {active !== undefined && <Preview name={active.name} sample={active.sample} />}
    </div>
  );
}

function Preview({ name, sample }: { readonly name: string; readonly sample: Json }) {
  return (
    <div className={classes['card']}>
      <span className={classes['dim']}>Sample of {name}</span>
      <JsonView value={sample} label={`Sample of ${name}`} maxHeight={220} />
    </div>
  );
}
