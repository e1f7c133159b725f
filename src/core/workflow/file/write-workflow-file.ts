import { isJsonArray, isJsonObject, type Json } from '../../base/json.ts';
import type { Catalog } from '../../step/catalog.ts';
import type { Config, Step, WorkflowDocument } from '../document.ts';
import type { StickyNote } from '../sticky-note.ts';
import { namesOf, type ProjectNames } from './project-names.ts';
import { replaceProjectThings } from './project-things.ts';

/**
 * Writes a workflow as a text that reads well in Git: keys in a fixed order, defaults left out, what is the project's
 * by name. Steps keep their ids, so that what refers to them holds.
 */
export function writeWorkflowFile(document: WorkflowDocument, catalog: Catalog, names: ProjectNames): string {
  const { name, description, trigger, steps, stickyNotes, format } = replaceProjectThings(
    document,
    catalog,
    ({ kind, key }) => {
      return namesOf(names, kind).find(({ id }) => id === key)?.name ?? key;
    },
  );
  const file = {
    millrace: format,
    name,
    ...(description === '' ? {} : { description }),
    ...(trigger === null ? {} : { trigger: { type: trigger.type, ...writeConfig(trigger.config) } }),
    steps: steps.map(writeStep),
    ...(stickyNotes === undefined ? {} : { stickyNotes: stickyNotes.map(writeStickyNote) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function writeStickyNote({ id, text, colour, width, height, anchor, dx, dy }: StickyNote): Json {
  return { id, text, colour, width, height, anchor, dx, dy };
}

function writeStep({
  id,
  type,
  name,
  config,
  retry,
  timeoutS,
  continueOnFailure,
  isDisabled,
  note,
  branches,
}: Step): Json {
  return {
    id,
    type,
    name,
    ...(note === '' ? {} : { note }),
    ...(isDisabled ? { isDisabled } : {}),
    ...writeConfig(config),
    ...(retry === null ? {} : { retry: { delaysS: retry.delaysS } }),
    ...(timeoutS === undefined ? {} : { timeoutS }),
    ...(continueOnFailure ? { continueOnFailure } : {}),
    ...(branches.length === 0
      ? {}
      : { branches: branches.map((branch) => ({ id: branch.id, steps: branch.steps.map(writeStep) })) }),
  };
}

function writeConfig(config: Config) {
  return Object.keys(config).length === 0 ? {} : { config: sortKeys(config) };
}

/** PostgreSQL gives the keys of an object in an order of its own. */
function sortKeys(value: Json): Json {
  if (isJsonArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}
