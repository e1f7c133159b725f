import { Anchor, Button, Code, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { publicConfigQuery } from '../../lib/public-config.ts';
import { Notice } from '../../ui/notice.tsx';
import { accountRules } from './account-rules.ts';
import { describeError } from '../../lib/describe-error.ts';
import { requestPasswordReset } from './auth-requests.ts';
import { FormError } from './form-error.tsx';

/** By e-mail where this Millrace can send it, else in words. */
export function ForgottenPassword({ onBack }: { readonly onBack: () => void }) {
  const config = useQuery(publicConfigQuery);
  return (
    <Stack>
      {config.isPending ? (
        <Skeleton height={72} />
      ) : config.data?.canSendMail === true ? (
        <ResetRequest />
      ) : (
        <ResetWords />
      )}
      <Anchor component="button" type="button" size="sm" onClick={onBack}>
        Back to signing in
      </Anchor>
    </Stack>
  );
}

function ResetWords() {
  return (
    <div>
      <p>Ask an owner of your project: in Settings, Members, they can make a link with which you set a new password.</p>
      <p>
        Nobody else can sign in? Whoever runs this Millrace makes such a link on the server:{' '}
        <Code>npm run reset-password -- you@example.com</Code>
      </p>
    </div>
  );
}

function ResetRequest() {
  const form = useForm({ initialValues: { email: '' }, validate: { email: accountRules.email } });
  const request = useMutation({ mutationFn: (email: string) => requestPasswordReset(email.trim()) });
  if (request.isSuccess) {
    return (
      <Notice tone="ok">
        If somebody has this address here, a message is on its way. Its link is valid for an hour.
      </Notice>
    );
  }
  return (
    <form onSubmit={form.onSubmit(({ email }) => request.mutate(email))}>
      <Stack>
        <TextInput label="E-mail address" type="email" autoComplete="username" {...form.getInputProps('email')} />
        <FormError text={request.isError ? describeError(request.error) : undefined} />
        <Button type="submit" size="sm" loading={request.isPending}>
          Send me a link
        </Button>
      </Stack>
    </form>
  );
}
