import type { Json } from '../base/json.ts';
import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';
import { isSameJson } from './same-json.ts';

/** Says whether two documents are equal, whatever the order of their keys. */
export function isSameDocument(a: WorkflowDocument, b: WorkflowDocument): boolean {
  // A document is JSON; its type is narrower than Json's.
  return isSameJson(a as unknown as Json, b as unknown as Json);
}

/** Says whether two operations do the same. */
export function isSameOperation(a: Operation, b: Operation): boolean {
  // An operation is JSON; its type is narrower than Json's.
  return isSameJson(a as unknown as Json, b as unknown as Json);
}
