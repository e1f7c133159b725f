import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { setUp } from '#contract/session.ts';
import type { BodyOf } from '#contract/route.ts';
import { callApi } from '../../lib/api.ts';
import { describeError } from '../../lib/describe-error.ts';
import { AccountFields } from './account-fields.tsx';
import { accountRules } from './account-rules.ts';
import { FormError } from './form-error.tsx';
import { useEnter } from './use-enter.ts';

export function SetupForm() {
  const enter = useEnter();
  const form = useForm({
    initialValues: { name: '', email: '', password: '', projectName: '' },
    validate: {
      ...accountRules,
      projectName: (name) => (name.trim() === '' ? 'Give the project a name; it can be changed later.' : null),
    },
  });
  const create = useMutation({
    mutationFn: async (body: BodyOf<typeof setUp>) => {
      const { projectId } = await callApi(setUp, { body });
      await enter(`/p/${projectId}/workflows`);
    },
  });
  return (
    <form
      onSubmit={form.onSubmit(({ name, email, password, projectName }) =>
        create.mutate({ name: name.trim(), email: email.trim(), password, projectName: projectName.trim() }),
      )}
    >
      <Stack>
        <AccountFields getInputProps={(field) => form.getInputProps(field)} />
        <TextInput
          label="First project"
          description="A project is one app of yours: its events, workflows, users and keys."
          placeholder="My app"
          maxLength={100}
          {...form.getInputProps('projectName')}
        />
        <FormError text={create.isError ? describeError(create.error) : undefined} />
        <Button type="submit" size="sm" loading={create.isPending}>
          Create owner and project
        </Button>
      </Stack>
    </form>
  );
}
