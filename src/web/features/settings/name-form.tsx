import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Notice } from '../../ui/notice.tsx';
import { describeError } from '../../lib/describe-error.ts';

type NameFormProps = {
  readonly label: string;
  readonly description: string;
  readonly submitLabel: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (name: string) => void;
  readonly onCancel: () => void;
};

/** A dialog's form that asks for nothing but a name. */
export function NameForm({ label, description, submitLabel, error, isPending, onSubmit, onCancel }: NameFormProps) {
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() === '' ? 'A name is missing.' : null) },
  });
  return (
    <form onSubmit={form.onSubmit(({ name }) => onSubmit(name.trim()))}>
      <Stack>
        <TextInput
          label={label}
          description={description}
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        {error === null ? null : <Notice tone="error">{describeError(error)}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
