import { expect, test } from 'vitest';
import { describeAction } from './describe-action.ts';

test.each([
  ['app_event.renamed', 'App Event renamed'],
  ['signing_key.created', 'Signing key created'],
  ['api_key.revoked', 'API key revoked'],
  ['workflow.switched_on', 'Workflow switched on'],
  ['setup', 'Setup'],
])('%s reads "%s"', (action, words) => {
  expect(describeAction(action)).toBe(words);
});
