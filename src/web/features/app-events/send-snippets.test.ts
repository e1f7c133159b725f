import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlWithApiKey, curlWithUserToken, sdkInPage } from './send-snippets.ts';

const input = {
  publicUrl: 'https://millrace.example.com',
  projectId: '0199a000-0000-7000-8000-000000000001',
  eventName: `Ada's "contact" $HOME`,
  payload: `{ "note": "it's $5 \\\\ \`free\`" }\n`,
  userId: `o'brien`,
};

test('a shell hands curl exactly the name, the payload and the user', () => {
  const listArguments = `curl() { printf '%s\\0' "$@"; }; ${curlWithApiKey(input)}`;
  const output = execFileSync('sh', ['-c', listArguments], { env: { MILLRACE_API_KEY: 'key' }, encoding: 'utf8' });
  const [url, ...rest] = output.split('\0');
  expect(url).toBe('https://millrace.example.com/projects/0199a000-0000-7000-8000-000000000001/sdk/events/trigger');
  expect(rest).toContain('Authorization: Bearer key');
  expect(rest).toContain(`X-Millrace-User: o'brien`);
  expect(JSON.parse(rest.at(-2) ?? '')).toEqual({ name: input.eventName, payload: { note: "it's $5 \\ `free`" } });
});

test('the token of the end user comes from the environment', () => {
  expect(curlWithUserToken(input)).toContain('-H "Authorization: Bearer $USER_TOKEN"');
});

test('the page loads the SDK from this Millrace', () => {
  expect(sdkInPage(input)).toContain('<script src="https://millrace.example.com/sdk.js">');
});

test('a payload cannot end the script that it stands in', () => {
  const snippet = sdkInPage({ ...input, payload: '{ "html": "</script>" }' });
  expect(snippet.match(/<\/script>/g)).toHaveLength(2);
  expect(snippet).toContain(String.raw`{ "html": "<\/script>" }`);
});
