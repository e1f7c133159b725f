import { Button, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { ResponseOf } from '#contract/route.ts';
import type { getProject } from '#contract/settings.ts';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useCan } from '../../../lib/permissions.ts';
import { sessionKey } from '../../../lib/query-keys.ts';
import { parseOrigin } from './parse-origin.ts';
import { useUpdateProject } from './project-request.ts';

type Project = ResponseOf<typeof getProject>;

export function ProjectForm({ project }: { readonly project: Project }) {
  const canAdminister = useCan('administer');
  const client = useQueryClient();
  const update = useUpdateProject();
  const form = useForm({
    initialValues: { name: project.name, allowedOrigins: [...project.allowedOrigins] },
    validate: {
      name: (name) => (name.trim() === '' ? 'Give the project a name.' : null),
      allowedOrigins: findWrongOrigin,
    },
  });
  const save = (values: typeof form.values) => {
    const allowedOrigins = [...new Set(values.allowedOrigins.map((origin) => parseOrigin(origin) ?? origin))];
    const body = { name: values.name.trim(), allowedOrigins };
    update.mutate(body, {
      onError: (error) => notifyError(error, 'The project was not saved.'),
      onSuccess: () => {
        form.setValues(body);
        form.resetDirty(body);
        notifyDone('The project is saved.');
        void client.invalidateQueries({ queryKey: sessionKey });
      },
    });
  };
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <TextInput label="Name" maxLength={100} readOnly={!canAdminister} {...form.getInputProps('name')} />
        <TagsInput
          label="Allowed origins"
          description="Pages whose browsers may send events, for example https://app.example.com. Press Enter after each; * allows all pages."
          placeholder={canAdminister && form.values.allowedOrigins.length === 0 ? 'https://app.example.com' : ''}
          maxTags={50}
          readOnly={!canAdminister}
          acceptValueOnBlur
          {...form.getInputProps('allowedOrigins')}
        />
        {canAdminister ? (
          <Group>
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
              Save
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}

function findWrongOrigin(origins: readonly string[]): string | null {
  const wrong = origins.find((origin) => parseOrigin(origin) === undefined);
  return wrong === undefined ? null : `“${wrong}” is not an origin such as https://app.example.com.`;
}
