import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';

type CopyButtonProps = {
  readonly text: string;
  /** What is copied, for the name of the button: "Copy the key". */
  readonly label?: string;
  /** An icon alone, or a button that shows its label. */
  readonly kind?: 'icon' | 'button';
};

export function CopyButton({ text, label = 'Copy', kind = 'icon' }: CopyButtonProps) {
  const clipboard = useClipboard({ timeout: 1500 });
  const copy = () => clipboard.copy(text);
  const icon = clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} stroke={1.6} aria-hidden />;
  if (kind === 'button') {
    return (
      <Button variant="default" leftSection={icon} onClick={copy}>
        {clipboard.copied ? 'Copied' : label}
      </Button>
    );
  }
  return (
    <Tooltip label={clipboard.copied ? 'Copied' : label}>
      <ActionIcon aria-label={label} onClick={copy}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
