import { quoteForShell } from '../../lib/quote-for-shell.ts';

export type SnippetInput = {
  /** Where customers' apps reach Millrace, without a slash at the end. */
  readonly publicUrl: string;
  readonly projectId: string;
  readonly eventName: string;
  /** JSON source text. */
  readonly payload: string;
  readonly userId: string;
};

/** With a User Token, as the end user's own app sends. */
export function curlWithUserToken(input: SnippetInput): string {
  return toCurl(input, ['Authorization: Bearer $USER_TOKEN']);
}

/** With a server API key, as a backend sends for one of its users. */
export function curlWithApiKey(input: SnippetInput): string {
  return toCurl(input, ['Authorization: Bearer $MILLRACE_API_KEY', `X-Millrace-User: ${input.userId}`]);
}

function toCurl({ publicUrl, projectId, eventName, payload }: SnippetInput, headers: readonly string[]): string {
  const body = `{"name": ${JSON.stringify(eventName)}, "payload": ${payload.trim()}}`;
  return [
    `curl ${publicUrl}/projects/${projectId}/sdk/events/trigger`,
    ...[...headers, 'Content-Type: application/json'].map((header) => `  -H ${quoteHeader(header)}`),
    `  --data-binary ${quoteForShell(body)}`,
  ].join(' \\\n');
}

/** In a page, with the SDK that this Millrace serves. */
export function sdkInPage({ publicUrl, projectId, eventName, payload }: SnippetInput): string {
  // A payload that holds the end of a script must not end this one.
  const safePayload = payload.trim().replaceAll('</', String.raw`<\/`);
  return `<script src="${publicUrl}/sdk.js"></script>
<script type="module">
  // The User Token comes from your own backend.
  await millrace.authenticate(${JSON.stringify(projectId)}, userToken);
  await millrace.event(${JSON.stringify(eventName)}, ${indent(safePayload, '  ')});
</script>`;
}

/** On a server, with the SDK as a module. */
export function sdkOnServer({ publicUrl, projectId, eventName, payload, userId }: SnippetInput): string {
  return `import { createMillrace } from './millrace.js';

const millrace = createMillrace({ host: ${JSON.stringify(publicUrl)} });
const sender = millrace.as({
  projectId: ${JSON.stringify(projectId)},
  apiKey: process.env.MILLRACE_API_KEY,
  userId: ${JSON.stringify(userId)},
});
await sender.event(${JSON.stringify(eventName)}, ${payload.trim()});`;
}

/** Only the part that names a variable may be read by the shell. */
function quoteHeader(header: string): string {
  return header.includes('$') ? `"${header}"` : quoteForShell(header);
}

function indent(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}
