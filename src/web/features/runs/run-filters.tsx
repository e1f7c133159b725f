import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { RUN_STATUSES } from '#core/run/state.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { TimeRangeFilter } from '../../ui/time-range-filter.tsx';
import type { RunFilters as Filters } from './requests/list-runs.ts';
import { STATUS_LABELS } from './run-status.ts';

type RunFiltersProps = {
  readonly filters: Filters;
  readonly workflows: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (changes: Filters) => void;
};

export function RunFilters({ filters, workflows, onChange }: RunFiltersProps) {
  const { status, workflowId, user, eventId, from, to } = filters;
  const isFiltered = [status, workflowId, user, eventId, from, to].some((value) => value !== undefined);
  return (
    <FilterBar>
      <Select
        aria-label="Status"
        placeholder="Any status"
        size="xs"
        w={140}
        clearable
        data={RUN_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
        value={status ?? null}
        onChange={(value) => onChange({ status: value ?? undefined })}
      />
      <Select
        aria-label="Workflow"
        placeholder="Any workflow"
        size="xs"
        w={240}
        clearable
        searchable
        nothingFoundMessage="No workflow has that name."
        data={workflows.map(({ id, name }) => ({ value: id, label: name }))}
        value={workflowId ?? null}
        onChange={(value) => onChange({ workflowId: value ?? undefined })}
      />
      <SearchInput
        label="User id"
        placeholder="Any user"
        width={180}
        value={user ?? ''}
        onChange={(text) => onChange({ user: text })}
      />
      <TimeRangeFilter value={{ from, to }} onChange={onChange} />
      {eventId === undefined ? null : (
        <Button
          variant="light"
          rightSection={<IconX size={12} aria-hidden />}
          aria-label="Show runs of every event"
          onClick={() => onChange({ eventId: undefined })}
        >
          Of one received event
        </Button>
      )}
      {isFiltered ? (
        <Button
          variant="subtle"
          color="gray"
          onClick={() =>
            onChange({
              status: undefined,
              workflowId: undefined,
              user: undefined,
              eventId: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          Clear
        </Button>
      ) : null}
    </FilterBar>
  );
}
