import type { Json } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { defineTrigger } from '#core/step/definition.ts';
import { checkVerification, describeVerification, verificationFields } from './verification-fields.ts';

export const webhookTrigger = defineTrigger({
  type: 'webhook',
  name: 'Webhook',
  description: 'Starts the workflow when another app calls the address that each end user gets for it.',
  icon: 'webhook',
  fields: {
    ...verificationFields,
    example: {
      kind: 'sample',
      label: 'Example body',
      help: 'A body as the other app sends it. Its fields become the variables of the workflow.',
    },
    waitS: {
      kind: 'number',
      label: 'Wait for a response',
      minimum: 1,
      maximum: 120,
      default: 10,
      unit: 's',
      help: 'With a Response step in the workflow, callers wait for it so long. Without one they have 200 at once.',
    },
  },
  summarise: ({ verification = 'none' }) => [{ text: describeVerification(verification) }],
  check: checkVerification,
  sampleOutput: ({ example = '' }) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    query: {},
    body: readExample(example),
  }),
});

function readExample(text: string): Json {
  const parsed = parseJsonText(text);
  return parsed.ok ? parsed.value : {};
}
