import { Button, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { parseJsonText } from '#core/base/json-text.ts';
import { describeError } from '../../lib/describe-error.ts';
import { JsonEditor } from '../../ui/monaco/json-editor.tsx';
import { useSendTestEvent } from './requests/send-test-event.ts';
import classes from './send-form.module.css';
import { SendResult } from './send-result.tsx';

type SendFormProps = {
  readonly projectId: string;
  readonly appEventId: string;
  readonly userId: string;
  readonly onUserId: (userId: string) => void;
  readonly payload: string;
  readonly onPayload: (payload: string) => void;
};

export function SendForm({ projectId, appEventId, userId, onUserId, payload, onPayload }: SendFormProps) {
  const [userProblem, setUserProblem] = useState<string>();
  const send = useSendTestEvent(projectId, appEventId);
  const parsed = parseJsonText(payload);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId.trim() === '') return setUserProblem('Say for which end user the event is sent.');
    if (parsed.ok) send.mutate({ userId: userId.trim(), payload });
  };
  return (
    <form className={classes['columns']} onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="End user"
          description="The id that your app uses. A user who is not known yet becomes known."
          placeholder="user-1"
          value={userId}
          error={userProblem}
          maxLength={255}
          onChange={(event) => {
            onUserId(event.currentTarget.value);
            setUserProblem(undefined);
          }}
        />
        <div>
          <div className={classes['label']}>Payload</div>
          <JsonEditor
            label="Payload"
            value={payload}
            onChange={onPayload}
            problem={parsed.ok ? undefined : parsed.problem}
            height="max(240px, calc(100dvh - 470px))"
          />
        </div>
        <div>
          <Button type="submit" loading={send.isPending} disabled={!parsed.ok}>
            Send event
          </Button>
        </div>
      </Stack>
      <section className={classes['result']} aria-label="Result" aria-live="polite">
        {send.isError ? (
          <div className={classes['problem']}>
            <strong>The event was not sent.</strong> {describeError(send.error)}
          </div>
        ) : send.data === undefined ? (
          <p className={classes['hint']}>
            It is received like an event of your app: it is stored, and every published workflow that listens to it and
            is on for this user really runs. What it started shows here.
          </p>
        ) : (
          <SendResult projectId={projectId} appEventId={appEventId} sent={send.data} />
        )}
      </section>
    </form>
  );
}
