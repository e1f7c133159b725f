import { Button, Group, Popover, Stack } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { describeError } from '../../lib/describe-error.ts';
import { notifyError } from '../../lib/notify-error.ts';
import { formatDateTime } from '../../lib/time.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import type { UserWorkflow } from './requests/get-user.ts';
import { useHook, useRotateHook } from './requests/hook.ts';
import classes from './users.module.css';

type HookAddressProps = { readonly projectId: string; readonly userId: string; readonly workflow: UserWorkflow };

/** The address of this user's Webhook workflow, to hand to the other app; and a new one in its place. */
export function HookAddress({ projectId, userId, workflow: { workflowId, workflowName } }: HookAddressProps) {
  const [isOpen, setIsOpen] = useState(false);
  const owner = { projectId, userId, workflowId };
  const hook = useHook(owner, isOpen);
  const rotation = useRotateHook(owner);
  const rotate = () =>
    rotation.mutate(undefined, { onError: (error) => notifyError(error, 'The address was not changed.') });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={420} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          className={classes['switch'] ?? ''}
          aria-label={`Webhook address of ${workflowName}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          Webhook address
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Webhook address of ${workflowName}`}>
        {hook.data === undefined ? (
          <p className={classes['none']}>{hook.error === null ? 'Loading…' : describeError(hook.error)}</p>
        ) : (
          <Stack gap="xs">
            <CodeBlock label="Address" code={hook.data.url} />
            <p className={classes['dim']}>
              Whoever has it may call, and is checked as the workflow’s trigger says. Give it to the app that sends.
            </p>
            {hook.data.previousUntil !== null && (
              <p className={classes['dim']}>
                The address before goes on until {formatDateTime(hook.data.previousUntil)}.
              </p>
            )}
            <Group>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconRefresh size={14} aria-hidden />}
                loading={rotation.isPending}
                onClick={rotate}
              >
                Make a new address
              </Button>
            </Group>
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
