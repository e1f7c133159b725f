import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { DOCUMENT_FORMAT, type WorkflowDocument } from './document.ts';

/** Takes a document of one format to the next one. */
type Migration = (document: JsonObject) => JsonObject;

/** By the format that a migration starts from. Every format but the current one has an entry, for good. */
const migrations: ReadonlyMap<number, Migration> = new Map();

/**
 * Reads a stored document, of this format or an older one. Throws an Error with a sentence for what is no document
 * and for a format that only a newer Millrace knows.
 */
export function readDocument(stored: Json): WorkflowDocument {
  if (!isJsonObject(stored)) throw new Error('The stored workflow is not a document.');
  let document = stored;
  while (document['format'] !== DOCUMENT_FORMAT) document = migrate(document);
  // Only documents that passed DocumentSchema are stored, and every migration is tested to keep them valid.
  return document as unknown as WorkflowDocument;
}

function migrate(document: JsonObject): JsonObject {
  const format = document['format'];
  if (typeof format !== 'number') throw new Error('The stored workflow does not say which format it has.');
  if (format > DOCUMENT_FORMAT) {
    throw new Error(
      `The workflow was saved by a newer Millrace (document format ${format}); this one reads formats up to ${DOCUMENT_FORMAT}. Update Millrace to open it.`,
    );
  }
  const migration = migrations.get(format);
  if (migration === undefined) throw new Error(`Millrace has no way to read the document format ${format}.`);
  return migration(document);
}
