import { Button, Fieldset, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Config } from '#core/workflow/document.ts';
import { resourceFields } from '#steps/catalog.ts';
import { ApiError } from '../../../lib/api-error.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { notifyDone } from '../../../lib/notify-error.ts';
import { Notice } from '../../../ui/notice.tsx';
import { FieldInputs } from './field-inputs.tsx';
import { useCreateResource, useUpdateResource, type Resource } from './resource-requests.ts';

type ResourceDialogProps = { readonly edited: Resource | 'new' | undefined; readonly onClose: () => void };

export function ResourceDialog({ edited, onClose }: ResourceDialogProps) {
  const title = edited === undefined || edited === 'new' ? 'Add an API resource' : `Change “${edited.name}”`;
  return (
    <Modal opened={edited !== undefined} onClose={onClose} title={title} size="lg">
      {edited === undefined ? null : (
        <ResourceForm resource={edited === 'new' ? undefined : edited} onClose={onClose} />
      )}
    </Modal>
  );
}

type ResourceFormProps = { readonly resource: Resource | undefined; readonly onClose: () => void };

function ResourceForm({ resource, onClose }: ResourceFormProps) {
  const create = useCreateResource();
  const update = useUpdateResource();
  const [name, setName] = useState(resource?.name ?? '');
  const [api, setApi] = useState<Config>(resource?.api ?? {});
  const [calls, setCalls] = useState<Config>(resource?.calls ?? {});
  const error = create.error ?? update.error;
  const wrong = listFieldErrors(error);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const values = { name: name.trim(), api, calls };
    const onSuccess = () => {
      notifyDone('The API resource is saved.');
      onClose();
    };
    if (resource === undefined) return create.mutate(values, { onSuccess });
    update.mutate({ id: resource.id, ...values }, { onSuccess });
  };
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <TextInput
          label="Name"
          placeholder="Billing"
          maxLength={100}
          withAsterisk
          data-autofocus
          value={name}
          error={wrong.get('name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Fieldset legend="How steps call it">
          <FieldInputs fields={resourceFields.api} values={api} errors={ofPart(wrong, 'api')} onChange={setApi} />
        </Fieldset>
        <Fieldset legend="What it sends us">
          <FieldInputs
            fields={resourceFields.calls}
            values={calls}
            errors={ofPart(wrong, 'calls')}
            onChange={setCalls}
          />
        </Fieldset>
        {error === null ? null : <Notice tone="error">{describeError(error)}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={create.isPending || update.isPending}>
            Save the resource
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the server found wrong, by the field's name: "api.baseUrl". */
function listFieldErrors(error: Error | null): ReadonlyMap<string, string> {
  const details = error instanceof ApiError ? error.details : undefined;
  const fields: unknown =
    typeof details === 'object' && details !== null && 'fields' in details ? details.fields : undefined;
  if (!Array.isArray(fields)) return new Map();
  return new Map(fields.flatMap((one: unknown) => (isFieldError(one) ? [[one.field, one.message] as const] : [])));
}

function isFieldError(value: unknown): value is { readonly field: string; readonly message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'field' in value &&
    typeof value.field === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

function ofPart(errors: ReadonlyMap<string, string>, part: string): ReadonlyMap<string, string> {
  const prefix = `${part}.`;
  return new Map(
    [...errors].flatMap(([field, message]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), message] as const] : [],
    ),
  );
}
