import { isJsonObject } from '#core/base/json.ts';
import { toText } from '#core/expression/resolve-template.ts';
import { describeTrigger } from '#core/workflow/describe-trigger.ts';
import { catalog } from '#steps/catalog.ts';
import { usePublicUrl } from '../../../lib/public-config.ts';
import { quoteForShell } from '../../../lib/quote-for-shell.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import classes from './trigger-panel.module.css';

/** Where a workflow that starts by request is called, and with what. */
export function TriggerAddress() {
  const { projectId, workflowId } = useEditorStore();
  const publicUrl = usePublicUrl();
  const trigger = useEditorState(({ document }) => document.trigger);
  const sample = describeTrigger(trigger, catalog, [])?.sample;
  const address = `${publicUrl}/projects/${projectId}/sdk/triggers/${workflowId}`;
  const { query = {}, body = null } = isJsonObject(sample) ? sample : {};
  const search = isJsonObject(query)
    ? new URLSearchParams(Object.entries(query).map(([name, value]) => [name, toText(value)])).toString()
    : '';
  const call = [
    `curl -X POST ${quoteForShell(search === '' ? address : `${address}?${search}`)}`,
    '  -H "Authorization: Bearer $MILLRACE_API_KEY"',
    "  -H 'X-Millrace-User: user-1'",
    ...(body === null
      ? []
      : ["  -H 'Content-Type: application/json'", `  --data-binary ${quoteForShell(JSON.stringify(body))}`]),
  ].join(' \\\n');
  return (
    <section className={classes['form']} aria-label="How to call it">
      <div className={classes['label']}>Address</div>
      <CodeBlock label="Address of the workflow" code={address} />
      <div className={classes['label']}>A call from your backend</div>
      <CodeBlock label="Call with cURL" language="shell" code={call} maxHeight={220} />
      <p className={classes['dim']}>
        It answers once the workflow is published and switched on for the end user. A page calls it with a User Token
        instead of the server API key.
      </p>
    </section>
  );
}
