import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { downloadText } from '../../lib/download-text.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';

type ShownOnceProps = {
  readonly secret: string;
  /** "private key", "API key". */
  readonly what: string;
  readonly fileName?: string;
  readonly onDone: () => void;
};

/** A secret that the server does not show again. */
export function ShownOnce({ secret, what, fileName, onDone }: ShownOnceProps) {
  return (
    <Stack>
      <Notice tone="warn" title={`Store this ${what} now`}>
        It is shown this once only: Millrace keeps no copy. Put it where your server keeps its secrets; never into a
        browser or a repository.
      </Notice>
      <CodeBlock code={secret} label={`The ${what}`} copy={false} maxHeight={220} />
      <Group justify="space-between">
        <Group gap="xs">
          <CopyButton kind="button" text={secret} label={`Copy the ${what}`} />
          {fileName === undefined ? null : (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => downloadText(fileName, secret)}
            >
              Download
            </Button>
          )}
        </Group>
        <Button onClick={onDone}>I have stored it</Button>
      </Group>
    </Stack>
  );
}
