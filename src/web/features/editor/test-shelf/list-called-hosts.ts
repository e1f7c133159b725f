import { readStoredValue } from '#core/step/stored-value.ts';
import { listNamedLibraries } from '#core/step/code-libraries.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { walkSteps } from '#core/workflow/walk.ts';

/** The hosts that requests and code of enabled steps name; `isComplete`: none comes out of a variable. */
export function listCalledHosts(document: WorkflowDocument): {
  readonly hosts: readonly string[];
  readonly isComplete: boolean;
} {
  const hosts = walkSteps(document).flatMap(({ step }) => (step.isDisabled ? [] : listHosts(step)));
  const known = hosts.filter((host) => host !== undefined);
  return { hosts: [...new Set(known)], isComplete: known.length === hosts.length };
}

/** Undefined for one that only a run knows. */
function listHosts({ type, config }: Step): readonly (string | undefined)[] {
  if (type === 'function') return listFetchedHosts(readStoredValue('code', config, 'code') ?? '');
  if (type !== 'request') return [];
  const [first, ...rest] = readStoredValue('text', config, 'url') ?? [];
  return [first !== undefined && 'text' in first ? findHost(first.text, rest.length > 0) : undefined];
}

/** One for each mention of `fetch`: the host of the address that is written there. */
function listFetchedHosts(code: string): readonly (string | undefined)[] {
  if (!listNamedLibraries(code).includes('fetch')) return [];
  const mentions = code.matchAll(/(?<![\w$])fetch(?![\w$])(?:\s*\(\s*(['"`])([^'"`]*))?/g);
  return [...mentions].map(([, quote, address = '']) => {
    const [literal = '', ...rest] = quote === '`' ? address.split('${') : [address];
    return findHost(literal, rest.length > 0);
  });
}

/** A variable right behind the host goes on with it, so that it is not known. */
function findHost(text: string, goesOn: boolean): string | undefined {
  const [, host, end] = /^\s*https?:\/\/([^/?#\s]+)([/?#]?)/i.exec(text) ?? [];
  return goesOn && end === '' ? undefined : host?.toLowerCase();
}
