import { errorOf, type Rule } from '../subject.ts';
import { readStoredValue } from '../../step/stored-value.ts';

/** The API resource that a field names exists in the project. */
export const checkResources: Rule = (subject, { resourceIds }) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind !== 'resource' || resourceIds === undefined) return [];
    const id = readStoredValue('resource', subject.config, key) ?? '';
    if (id === '' || resourceIds.has(id)) return [];
    const message = 'The API resource does not exist any more. Choose another one.';
    return [errorOf(subject, 'unknown_resource', key, message)];
  });
