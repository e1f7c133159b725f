import type { Catalog } from '../../step/catalog.ts';
import type { Fields } from '../../step/field.ts';
import type { CompiledDocument } from '../../workflow/compile-document.ts';
import type { Config, Trigger } from '../../workflow/document.ts';
import type { Problem } from '../problem.ts';

/** A step that sends the App Event that starts its own workflow would start it again and again. */
export function checkSelfStart(
  { order }: CompiledDocument,
  trigger: Trigger | null,
  catalog: Catalog,
): readonly Problem[] {
  const [started] = trigger === null ? [] : listEvents(catalog.findTrigger(trigger.type)?.fields ?? {}, trigger.config);
  if (started === undefined) return [];
  return order.flatMap(({ step }): readonly Problem[] => {
    const fields = catalog.findStep(step.type)?.fields ?? {};
    const sent = listEvents(fields, step.config).find(({ eventId }) => eventId === started.eventId);
    if (sent === undefined) return [];
    const message = `"${step.name}" sends the event that starts this workflow, which so starts itself again and again.`;
    return [{ code: 'self_start', severity: 'error', stepId: step.id, field: sent.field, message }];
  });
}

function listEvents(fields: Fields, config: Config): readonly { readonly field: string; readonly eventId: string }[] {
  return Object.entries(fields).flatMap(([field, { kind }]) => {
    const eventId = kind === 'app-event' && Object.hasOwn(config, field) ? config[field] : undefined;
    return typeof eventId === 'string' && eventId !== '' ? [{ field, eventId }] : [];
  });
}
