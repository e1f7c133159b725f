import { Stack } from '@mantine/core';
import { usePublicUrl } from '../../lib/public-config.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { curlWithApiKey, curlWithUserToken, type SnippetInput } from './send-snippets.ts';
import classes from './tabs.module.css';

export function CurlSnippets(props: Omit<SnippetInput, 'publicUrl'>) {
  const input = { ...props, publicUrl: usePublicUrl() };
  const { projectId } = props;
  return (
    <Stack>
      <section>
        <h2 className={classes['title']}>With a User Token</h2>
        <p className={classes['text']}>
          Your backend signs a short-lived JWT (RS256) for each of its users, whose <code>sub</code> is the user’s id.
          Its public key is one of the{' '}
          <TextLink link={{ to: '/p/$projectId/settings/$section', params: { projectId, section: 'signing-keys' } }}>
            signing keys
          </TextLink>{' '}
          of this project. The token may reach the user’s browser.
        </p>
        <CodeBlock label="cURL with a User Token" language="shell" code={curlWithUserToken(input)} />
      </section>
      <section>
        <h2 className={classes['title']}>With a server API key</h2>
        <p className={classes['text']}>
          A{' '}
          <TextLink link={{ to: '/p/$projectId/settings/$section', params: { projectId, section: 'api-keys' } }}>
            server API key
          </TextLink>{' '}
          acts for any user, who is named in a header. It stays on your servers.
        </p>
        <CodeBlock label="cURL with a server API key" language="shell" code={curlWithApiKey(input)} />
      </section>
    </Stack>
  );
}
