import { describePathKey } from './reference-path.ts';
import type { Reference } from './template.ts';

/** Names of the things that references point at. Undefined: it does not exist (any more). */
export type ReferenceLabels = {
  /** For example the name of the App Event. */
  readonly trigger: string;
  readonly findStepName: (stepId: string) => string | undefined;
  readonly findSecretName: (secretId: string) => string | undefined;
};

const SEPARATOR = ' › ';

/** Gives a reference as people read it: "Create contact › data › items › first", "Contact Created › mail (else email)". */
export function formatReference(reference: Reference, labels: ReferenceLabels): string {
  const text = listReferenceParts(reference, labels).join(SEPARATOR);
  if (reference.source !== 'trigger' || reference.orElse === undefined) return text;
  return `${text} (else ${reference.orElse.map((path) => path.map(describePathKey).join(SEPARATOR)).join(', else ')})`;
}

function listReferenceParts(reference: Reference, labels: ReferenceLabels): readonly string[] {
  switch (reference.source) {
    case 'trigger':
      return [labels.trigger, ...reference.path.map(describePathKey)];
    case 'step':
      return [labels.findStepName(reference.stepId) ?? 'Deleted step', ...reference.path.map(describePathKey)];
    case 'item':
      return [labels.findStepName(reference.stepId) ?? 'Deleted step', ...reference.path.map(describePathKey)];
    case 'user':
      return ['User', ...reference.path.map(describePathKey)];
    case 'secret':
      return ['Secret', labels.findSecretName(String(reference.path[0])) ?? 'Deleted secret'];
    default:
      return reference satisfies never;
  }
}
