import { Anchor } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { AuthCard } from '../features/session/auth-card.tsx';
import { ResetPasswordForm } from '../features/session/reset-password-form.tsx';

export function ResetPasswordPage() {
  const { token, error } = useSearch({ from: '/reset-password' });
  if (token === undefined || error !== undefined) {
    return (
      <AuthCard
        title="This link is not valid any more"
        text="A link for a new password works once, for one hour. Ask for a new one."
      >
        <Anchor component={Link} to="/sign-in">
          Go to signing in
        </Anchor>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Set a new password">
      <ResetPasswordForm token={token} />
    </AuthCard>
  );
}
