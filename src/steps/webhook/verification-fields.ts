import type { FieldProblem } from '#core/step/definition.ts';
import type { Fields, StoredConfig } from '#core/step/field.ts';
import { checkHeaderNames } from '../request/header-names.ts';

const when = (...kinds: string[]) => ({ field: 'verification', in: kinds });

/** How a call from outside shows who sends it: to a Webhook trigger, and to the address of an API resource. */
export const verificationFields = {
  verification: {
    kind: 'choice',
    label: 'Who may call',
    default: 'none',
    options: [
      { value: 'none', label: 'Anyone who knows the address' },
      { value: 'header', label: 'Who sends a secret in a header' },
      { value: 'hmac', label: 'Who signs the body (HMAC)' },
      { value: 'standard', label: 'Who signs as Standard Webhooks do' },
      { value: 'basic', label: 'Who sends a user name and a password (Basic)' },
    ],
  },
  secret: {
    kind: 'text',
    label: 'Secret',
    takes: 'text',
    isRequired: true,
    help: 'Type {{ to choose a project secret, which nobody can read here.',
    visibleWhen: when('header', 'hmac', 'standard', 'basic'),
  },
  username: { kind: 'plain', label: 'User name', isRequired: true, visibleWhen: when('basic') },
  header: {
    kind: 'plain',
    label: 'Header',
    isRequired: true,
    placeholder: 'X-Hub-Signature-256',
    visibleWhen: when('header', 'hmac'),
  },
  algorithm: {
    kind: 'choice',
    label: 'Algorithm',
    default: 'sha256',
    options: [
      { value: 'sha256', label: 'SHA-256' },
      { value: 'sha1', label: 'SHA-1' },
      { value: 'sha512', label: 'SHA-512' },
    ],
    visibleWhen: when('hmac'),
  },
  encoding: {
    kind: 'choice',
    label: 'Written as',
    default: 'hex',
    options: [
      { value: 'hex', label: 'Hex' },
      { value: 'base64', label: 'Base64' },
    ],
    visibleWhen: when('hmac'),
  },
  prefix: {
    kind: 'plain',
    label: 'Before the signature',
    placeholder: 'sha256=',
    help: 'What the header has in front of it.',
    visibleWhen: when('hmac'),
  },
  timestampHeader: {
    kind: 'plain',
    label: 'Header with the time',
    placeholder: 'X-Timestamp',
    help: 'Seconds since 1970; it is signed in front of the body with a dot between, and may be 5 minutes old.',
    visibleWhen: when('hmac'),
  },
  idHeader: {
    kind: 'plain',
    label: 'Header with the id of a delivery',
    placeholder: 'X-Request-Id',
    help: 'A delivery that comes again with the same id starts no second run.',
    visibleWhen: when('none', 'header', 'hmac', 'basic'),
  },
} as const satisfies Fields;

const VERIFIED: Readonly<Record<string, string>> = {
  header: 'with a secret header',
  hmac: 'signed (HMAC)',
  standard: 'signed (Standard Webhooks)',
  basic: 'with a password',
};

export function describeVerification(verification: string): string {
  return VERIFIED[verification] ?? 'unsigned';
}

export function checkVerification({
  header = '',
  timestampHeader = '',
  idHeader = '',
}: StoredConfig<typeof verificationFields>): readonly FieldProblem[] {
  return Object.entries({ header, timestampHeader, idHeader }).flatMap(([field, name]) => {
    const message = checkHeaderNames([name.trim()]);
    return message === null ? [] : [{ field, message, severity: 'error' as const }];
  });
}
