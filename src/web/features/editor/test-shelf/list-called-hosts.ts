import { readStoredValue } from '#core/step/stored-value.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { walkSteps } from '#core/workflow/walk.ts';

/** The hosts that requests of enabled steps name; `isComplete`: none comes out of a variable. */
export function listCalledHosts(document: WorkflowDocument): {
  readonly hosts: readonly string[];
  readonly isComplete: boolean;
} {
  const requests = walkSteps(document).flatMap(({ step }) =>
    step.type === 'request' && !step.isDisabled ? [step] : [],
  );
  const hosts = requests.map(({ config }) => {
    const [first, ...rest] = readStoredValue('text', config, 'url') ?? [];
    return first !== undefined && 'text' in first ? findHost(first.text, rest.length > 0) : undefined;
  });
  const known = hosts.filter((host) => host !== undefined);
  return { hosts: [...new Set(known)], isComplete: known.length === hosts.length };
}

/** A variable right behind the host goes on with it, so that it is not known. */
function findHost(text: string, goesOn: boolean): string | undefined {
  const [, host, end] = /^\s*https?:\/\/([^/?#\s]+)([/?#]?)/i.exec(text) ?? [];
  return goesOn && end === '' ? undefined : host?.toLowerCase();
}
