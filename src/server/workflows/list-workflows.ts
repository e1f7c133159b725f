import type { listWorkflows as route } from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { listWorkflowRows, type ListedWorkflow } from '#storage/workflows/list-workflows.ts';
import { readRunVolume } from '#storage/volume/read-run-volume.ts';
import type { ServerDeps } from '../deps.ts';
import { findListenedEvent } from './listened-event.ts';
import { describeFacts } from './workflow-facts.ts';

type Summary = ResponseOf<typeof route>[number];

export async function listWorkflows(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  projectId: string,
): Promise<Summary[]> {
  const [rows, volume, events] = await Promise.all([
    listWorkflowRows(db, projectId),
    readRunVolume(db, projectId, now()),
    db.selectFrom('app_events').select(['id', 'name']).where('project_id', '=', projectId).execute(),
  ]);
  const eventNames = new Map(events.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const document = readDocument(row.draft);
    return {
      ...describeFacts(row, publishedVersionOf(row)),
      trigger: describeTrigger(document, eventNames),
      stepCount: walkSteps(document).length,
      enabledUserCount: row.enabled_user_count,
      recentRuns: volume.get(row.id) ?? { completed: 0, failed: 0 },
    };
  });
}

function publishedVersionOf(row: ListedWorkflow): Parameters<typeof describeFacts>[1] {
  const { published_version_id: id, version_number: number, version_note: note, published_by, published_at } = row;
  if (id === null || number === null || note === null || published_by === null || published_at === null) {
    return undefined;
  }
  return { id, number, note, published_by, published_at };
}

function describeTrigger(document: WorkflowDocument, eventNames: ReadonlyMap<string, string>): Summary['trigger'] {
  const { trigger } = document;
  if (trigger === null) return null;
  const eventName = eventNames.get(findListenedEvent(document) ?? '');
  return { type: trigger.type, label: eventName ?? catalog.findTrigger(trigger.type)?.name ?? trigger.type };
}
