import { useMutation } from '@tanstack/react-query';
import { sendTestEvent } from '#contract/app-events.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { callApi } from '../../../lib/api.ts';

export type SentTestEvent = ResponseOf<typeof sendTestEvent>;

/** What it changes arrives as a live message, like every received event. */
export function useSendTestEvent(projectId: string, appEventId: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof sendTestEvent>) =>
      callApi(sendTestEvent, { params: { projectId, appEventId }, body }),
  });
}
