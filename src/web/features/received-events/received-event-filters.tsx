import { Button, Select } from '@mantine/core';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { TimeRangeFilter } from '../../ui/time-range-filter.tsx';
import type { ReceivedEventFilters as Filters } from './requests/list-received-events.ts';

type Named = { readonly id: string; readonly name: string };
type ReceivedEventFiltersProps = {
  readonly filters: Filters;
  readonly appEvents: readonly Named[];
  readonly resources: readonly Named[];
  readonly onChange: (changes: Filters) => void;
};

export function ReceivedEventFilters({ filters, appEvents, resources, onChange }: ReceivedEventFiltersProps) {
  const { appEventId, user, from, to } = filters;
  const isFiltered = [appEventId, user, from, to].some((value) => value !== undefined);
  return (
    <FilterBar>
      <Select
        aria-label="App Event"
        placeholder="Any App Event"
        size="xs"
        w={240}
        clearable
        searchable
        nothingFoundMessage="No App Event has that name."
        data={[
          { group: 'App Events', items: toOptions(appEvents) },
          ...(resources.length === 0 ? [] : [{ group: 'API resources', items: toOptions(resources) }]),
        ]}
        value={appEventId ?? null}
        onChange={(value) => onChange({ appEventId: value ?? undefined })}
      />
      <SearchInput
        label="User id"
        placeholder="Any user"
        width={180}
        value={user ?? ''}
        onChange={(text) => onChange({ user: text })}
      />
      <TimeRangeFilter value={{ from, to }} onChange={onChange} />
      {isFiltered ? (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => onChange({ appEventId: undefined, user: undefined, from: undefined, to: undefined })}
        >
          Clear
        </Button>
      ) : null}
    </FilterBar>
  );
}

const toOptions = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));
