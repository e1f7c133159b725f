import { useProjectId } from '../../../lib/project-id.ts';
import { usePublicUrl } from '../../../lib/public-config.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { SettingsSection } from '../settings-section.tsx';

/** How the customer's server signs a User Token. */
export function SignTokenSnippet({ kid }: { readonly kid: string | undefined }) {
  const audience = `${usePublicUrl()}/${useProjectId()}`;
  return (
    <SettingsSection
      title="Sign a User Token"
      text="On your server, with the jose package, for the user who is signed in to your app. Hand the token to your page, and the page gives it to the SDK."
    >
      <div style={{ maxWidth: 820 }}>
        <CodeBlock
          language="javascript"
          label="How to sign a User Token"
          code={getSnippet(audience, kid ?? 'the id of your key')}
        />
      </div>
    </SettingsSection>
  );
}

function getSnippet(audience: string, kid: string): string {
  return `import { importPKCS8, SignJWT } from 'jose';

const privateKey = await importPKCS8(process.env.MILLRACE_PRIVATE_KEY, 'RS256');

const userToken = await new SignJWT()
  .setProtectedHeader({ alg: 'RS256', kid: '${kid}' })
  .setSubject(user.id)
  .setAudience('${audience}')
  .setIssuedAt()
  .setExpirationTime('1h')
  .sign(privateKey);`;
}
