import type { Fields } from '#core/step/field.ts';
import { authFields } from '../request/auth-fields.ts';
import { verificationFields } from '../webhook/verification-fields.ts';

/** How steps call an API resource. Its texts may hold project secrets, and no other variables. */
export const resourceApiFields = {
  baseUrl: {
    kind: 'plain',
    label: 'Base URL',
    isRequired: true,
    placeholder: 'https://api.example.com/v1',
    help: 'Steps name a path below it. They send what authenticates them to this host alone.',
  },
  ...authFields,
} as const satisfies Fields;

/** What calls of an API resource to its address look like, and whom they are about. */
export const resourceCallFields = {
  eventPath: {
    kind: 'plain',
    label: 'Where the type of an event is',
    placeholder: 'type',
    help: 'A path into the body, such as data.kind, or headers.x-event. Empty: all calls are of one type.',
  },
  userPath: {
    kind: 'plain',
    label: 'Where the user’s id is',
    placeholder: 'data.userId',
    help: 'A path to the id, or to a list of ids. Empty: the resource takes no calls.',
  },
  ...verificationFields,
} as const satisfies Fields;
