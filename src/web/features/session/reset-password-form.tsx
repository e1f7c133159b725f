import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Notice } from '../../ui/notice.tsx';
import { accountRules } from './account-rules.ts';
import { describeError } from '../../lib/describe-error.ts';
import { resetPassword } from './auth-requests.ts';
import { FormError } from './form-error.tsx';

export function ResetPasswordForm({ token }: { readonly token: string }) {
  const form = useForm({ initialValues: { password: '' }, validate: { password: accountRules.password } });
  const reset = useMutation({ mutationFn: (newPassword: string) => resetPassword({ newPassword, token }) });
  if (reset.isSuccess) {
    return (
      <Notice tone="ok">
        Your password is changed.{' '}
        <Anchor component={Link} to="/sign-in">
          Sign in with it
        </Anchor>
      </Notice>
    );
  }
  return (
    <form onSubmit={form.onSubmit(({ password }) => reset.mutate(password))}>
      <Stack>
        <PasswordInput
          label="New password"
          description="At least 10 characters."
          autoComplete="new-password"
          maxLength={128}
          {...form.getInputProps('password')}
        />
        <FormError text={reset.isError ? describeError(reset.error) : undefined} />
        <Button type="submit" size="sm" loading={reset.isPending}>
          Set the password
        </Button>
      </Stack>
    </form>
  );
}
