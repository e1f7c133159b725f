import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { CopyButton } from '../../../ui/copy-button.tsx';

type LinkToCopyProps = {
  readonly label: string;
  readonly url: string;
  readonly text: string;
  readonly onDone: () => void;
};

/** A link that is shown once, for handing on. */
export function LinkToCopy({ label, url, text, onDone }: LinkToCopyProps) {
  return (
    <Stack>
      <Text size="sm">{text}</Text>
      <TextInput
        label={label}
        value={url}
        readOnly
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
      />
      <Group justify="space-between">
        <CopyButton kind="button" text={url} label="Copy the link" />
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
