import type { getReceivedEvent, listReceivedEvents } from '#contract/runs.ts';
import type { ResponseOf } from '#contract/route.ts';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import type {
  DeliveryRow,
  ReceivedEventRow,
  ReceivedEventSummaryRow,
} from '#storage/received-events/received-event-rows.ts';
import { explainVerdict } from './explain-verdict.ts';

type Summary = ResponseOf<typeof listReceivedEvents>['items'][number];
type ReceivedEvent = ResponseOf<typeof getReceivedEvent>;

export function presentSummary(row: ReceivedEventSummaryRow): Summary {
  return {
    id: row.id,
    receivedAt: new Date(uuidV7Time(row.id)).toISOString(),
    appEventId: row.appEventId,
    appEventName: row.appEventName,
    sentName: row.sentName,
    resourceName: row.resourceName,
    userId: row.userId,
    mismatchCount: row.mismatchCount,
    startedCount: row.startedCount,
    deliveryCount: row.deliveryCount,
  };
}

export function presentReceivedEvent(row: ReceivedEventRow, deliveries: readonly DeliveryRow[]): ReceivedEvent {
  return {
    ...presentSummary(row),
    payload: row.payload,
    mismatches: [...(row.mismatches ?? [])],
    idempotencyKey: row.idempotencyKey,
    deliveries: deliveries.map(({ workflowId, workflowName, verdict, reason, runId, runStatus }) => ({
      workflowId,
      workflowName,
      verdict,
      explanation: explainVerdict(verdict, reason),
      runId,
      runStatus,
    })),
  };
}
