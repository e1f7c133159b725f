import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconKey, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Template } from '#core/expression/template.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { secretsQuery } from '../secrets/secret-requests.ts';

type SecretTextInputProps = {
  readonly label: string;
  readonly help: string | undefined;
  readonly placeholder: string | undefined;
  readonly isRequired: boolean;
  readonly value: Template;
  readonly error: string | undefined;
  readonly onChange: (value: Template) => void;
};

/** A text, or one of the project's secrets in its place. */
export function SecretTextInput(props: SecretTextInputProps) {
  const { label, help, placeholder, isRequired, value, error, onChange } = props;
  const secrets = useQuery(secretsQuery(useProjectId())).data ?? [];
  const secretId = findSecretId(value);
  const name = secrets.find(({ id }) => id === secretId)?.name ?? 'A secret that does not exist any more';
  const common = { label, description: help, withAsterisk: isRequired, error };
  if (secretId !== null) {
    return (
      <TextInput
        {...common}
        value={name}
        readOnly
        leftSection={<IconKey size={15} aria-hidden />}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Take the secret out of ${label}`}
            onClick={() => onChange([])}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        }
      />
    );
  }
  const text = value.map((token) => ('text' in token ? token.text : '')).join('');
  return (
    <TextInput
      {...common}
      placeholder={placeholder}
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? [] : [{ text: currentTarget.value }])}
      rightSection={
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Use a secret for ${label}`}>
              <IconKey size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {secrets.length === 0
                ? 'The project has no secret yet; add one under Secrets.'
                : 'A secret of the project'}
            </Menu.Label>
            {secrets.map((secret) => (
              <Menu.Item
                key={secret.id}
                leftSection={<IconKey size={14} aria-hidden />}
                onClick={() => onChange([{ ref: { source: 'secret', path: [secret.id] } }])}
              >
                {secret.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    />
  );
}

function findSecretId(value: Template): string | null {
  const [token] = value;
  if (token === undefined || !('ref' in token) || token.ref.source !== 'secret') return null;
  return String(token.ref.path[0]);
}
