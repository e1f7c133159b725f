import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CurlSnippets } from './curl-snippets.tsx';
import type { AppEvent } from './requests/get-app-event.ts';
import { SdkSnippets } from './sdk-snippets.tsx';
import { SendForm } from './send-form.tsx';
import classes from './tabs.module.css';

type Way = 'form' | 'curl' | 'sdk';
type SendTabProps = { readonly projectId: string; readonly appEvent: AppEvent; readonly canSend: boolean };

/** Ways to send the event: from here, from a shell, from code. User and payload are shared by all three. */
export function SendTab({ projectId, appEvent, canSend }: SendTabProps) {
  const [chosen, setWay] = useState<Way>('form');
  const [userId, setUserId] = useState('');
  const [payload, setPayload] = useState(appEvent.sample);
  const way = chosen === 'form' && !canSend ? 'curl' : chosen;
  const snippet = { projectId, eventName: appEvent.name, payload, userId: userId === '' ? 'user-1' : userId };
  return (
    <div className={classes['tab']}>
      <SegmentedControl
        className={classes['line']}
        aria-label="Way to send"
        size="xs"
        value={way}
        onChange={(value) => setWay(WAYS.find((one) => one.value === value)?.value ?? 'form')}
        data={WAYS.filter(({ value }) => canSend || value !== 'form').map((one) => ({ ...one }))}
      />
      {way === 'form' ? (
        <SendForm
          projectId={projectId}
          appEventId={appEvent.id}
          userId={userId}
          onUserId={setUserId}
          payload={payload}
          onPayload={setPayload}
        />
      ) : null}
      {way === 'curl' ? <CurlSnippets {...snippet} /> : null}
      {way === 'sdk' ? <SdkSnippets {...snippet} /> : null}
    </div>
  );
}

const WAYS: readonly { readonly value: Way; readonly label: string }[] = [
  { value: 'form', label: 'From here' },
  { value: 'curl', label: 'cURL' },
  { value: 'sdk', label: 'SDK' },
];
