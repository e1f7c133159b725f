import { Stack } from '@mantine/core';
import { usePublicUrl } from '../../lib/public-config.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { sdkInPage, sdkOnServer, type SnippetInput } from './send-snippets.ts';
import classes from './tabs.module.css';

export function SdkSnippets(props: Omit<SnippetInput, 'publicUrl'>) {
  const input = { ...props, publicUrl: usePublicUrl() };
  return (
    <Stack>
      <section>
        <h2 className={classes['title']}>In a page, with a User Token</h2>
        <p className={classes['text']}>
          The User Token is a short-lived JWT that your backend signs for the signed-in user. The SDK repeats a send
          that got lost on its way; it arrives once.
        </p>
        <CodeBlock label="SDK in a page" language="javascript" code={sdkInPage(input)} />
      </section>
      <section>
        <h2 className={classes['title']}>On a server, with a server API key</h2>
        <p className={classes['text']}>
          The same SDK as a module is in <code>dist/sdk/millrace.js</code> of this Millrace. The key acts for any user
          and stays on your servers.
        </p>
        <CodeBlock label="SDK on a server" language="javascript" code={sdkOnServer(input)} />
      </section>
    </Stack>
  );
}
