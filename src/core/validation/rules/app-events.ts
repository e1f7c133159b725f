import { errorOf, type Rule } from '../subject.ts';
import { readStoredValue } from '../../step/stored-value.ts';

/** The App Event that a field names exists in the project. */
export const checkAppEvents: Rule = (subject, context) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind !== 'app-event') return [];
    const id = readStoredValue('app-event', subject.config, key) ?? '';
    if (id === '' || context.appEvents.some((appEvent) => appEvent.id === id)) return [];
    const message = 'The App Event does not exist any more. Choose another one.';
    return [errorOf(subject, 'unknown_app_event', key, message)];
  });
