import { useProjectId } from '../../../lib/project-id.ts';
import { usePublicUrl } from '../../../lib/public-config.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { SettingsSection } from '../settings-section.tsx';

export function UseApiKeySnippet() {
  const address = `${usePublicUrl()}/projects/${useProjectId()}/sdk/events/trigger`;
  return (
    <SettingsSection
      title="Send with a key"
      text="The header X-Millrace-User says for which of your users the event is."
    >
      <div style={{ maxWidth: 820 }}>
        <CodeBlock language="shell" label="How to send with an API key" code={getSnippet(address)} />
      </div>
    </SettingsSection>
  );
}

function getSnippet(address: string): string {
  return `curl "${address}" \\
  -H "Authorization: Bearer $MILLRACE_API_KEY" \\
  -H "X-Millrace-User: user-42" \\
  -H "Content-Type: application/json" \\
  -d '{ "name": "Contact Created", "payload": { "email": "ada@example.com" } }'`;
}
