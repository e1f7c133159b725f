import { Anchor, Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { AccountFields } from './account-fields.tsx';
import { accountRules } from './account-rules.ts';
import { FormError } from './form-error.tsx';

type Account = { readonly name: string; readonly email: string; readonly password: string };
type InvitationAccountFormProps = {
  readonly token: string;
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly onSubmit: (account: Account) => void;
};

export function InvitationAccountForm({ token, error, isPending, onSubmit }: InvitationAccountFormProps) {
  const form = useForm({ initialValues: { name: '', email: '', password: '' }, validate: accountRules });
  return (
    <form
      onSubmit={form.onSubmit(({ name, email, password }) =>
        onSubmit({ name: name.trim(), email: email.trim(), password }),
      )}
    >
      <Stack>
        <AccountFields getInputProps={(field) => form.getInputProps(field)} />
        <FormError text={error} />
        <Button type="submit" size="sm" loading={isPending}>
          Create my account and join
        </Button>
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/sign-in" search={{ next: `/invitations/${encodeURIComponent(token)}` }} {...props} />
          )}
        >
          I already have an account
        </Anchor>
      </Stack>
    </form>
  );
}
