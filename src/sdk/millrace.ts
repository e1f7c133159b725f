import { createMillrace } from './create-millrace.ts';

/** The client of a page, which has one user. Servers make their own with `createMillrace`. */
export const millrace = createMillrace();
/**
 * The same client under the name that code written for Paragon's SDK uses.
 * @alias
 */
export const paragon = millrace;

export { createMillrace } from './create-millrace.ts';
export type { AuthenticateOptions, Millrace, MillraceOptions, ServerCredentials, User } from './create-millrace.ts';
export { MillraceError, type MillraceErrorCode } from './millrace-error.ts';
export type {
  BatchItem,
  CallOptions,
  EnabledWorkflow,
  EventOptions,
  Me,
  Sender,
  SentBatch,
  SentEvent,
  UserMetadata,
  WorkflowCall,
} from './sender.ts';
