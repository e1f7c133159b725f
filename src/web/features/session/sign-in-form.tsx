import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { describeError } from '../../lib/describe-error.ts';
import { signInWithPassword } from './auth-requests.ts';
import { FormError } from './form-error.tsx';
import { useEnter } from './use-enter.ts';

type SignInFormProps = { readonly next: string; readonly onForgotten: () => void };

export function SignInForm({ next, onForgotten }: SignInFormProps) {
  const enter = useEnter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.trim() === '' ? 'Your e-mail address is missing.' : null),
      password: (password) => (password === '' ? 'Your password is missing.' : null),
    },
  });
  const signIn = useMutation({
    mutationFn: async (given: { readonly email: string; readonly password: string }) => {
      await signInWithPassword({ ...given, email: given.email.trim() });
      await enter(next);
    },
  });
  return (
    <form onSubmit={form.onSubmit((given) => signIn.mutate(given))}>
      <Stack>
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- The page has this one purpose.
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
        <FormError text={signIn.isError ? describeError(signIn.error) : undefined} />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          Sign in
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onForgotten}>
          I forgot my password
        </Anchor>
      </Stack>
    </form>
  );
}
