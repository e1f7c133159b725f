import { PasswordInput, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';

type AccountFieldsProps = { readonly getInputProps: (field: 'name' | 'email' | 'password') => GetInputPropsReturnType };

/** Name, e-mail address and password of a new account. */
export function AccountFields({ getInputProps }: AccountFieldsProps) {
  return (
    <>
      <TextInput label="Your name" autoComplete="name" maxLength={100} {...getInputProps('name')} />
      <TextInput label="E-mail address" type="email" autoComplete="email" maxLength={254} {...getInputProps('email')} />
      <PasswordInput
        label="Password"
        description="At least 10 characters."
        autoComplete="new-password"
        maxLength={128}
        {...getInputProps('password')}
      />
    </>
  );
}
