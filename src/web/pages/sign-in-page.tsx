import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AuthCard } from '../features/session/auth-card.tsx';
import { ForgottenPassword } from '../features/session/forgotten-password.tsx';
import { SignInForm } from '../features/session/sign-in-form.tsx';
import { getSafePath } from '../lib/safe-path.ts';

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const [isForgotten, setIsForgotten] = useState(false);
  if (isForgotten) {
    return (
      <AuthCard title="Set a new password">
        <ForgottenPassword onBack={() => setIsForgotten(false)} />
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Sign in">
      <SignInForm next={getSafePath(next)} onForgotten={() => setIsForgotten(true)} />
    </AuthCard>
  );
}
