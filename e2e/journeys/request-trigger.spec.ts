import { createApiKey } from '#contract/settings.ts';
import { findViolations } from '../accessibility/find-violations.ts';
import { expect, test, type Project } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';

test('a workflow that starts by request answers its caller', async ({ page, project }) => {
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'Look up a price');
  const { inspector } = editor;

  await test.step('choose the trigger, and say what callers send', async () => {
    await inspector.getByRole('radio', { name: 'Request' }).check();
    await inspector.getByRole('button', { name: 'Add a row to Query parameters' }).click();
    await inspector.getByRole('textbox', { name: 'Name of row 1 of Query parameters' }).fill('currency');
    await inspector.getByRole('textbox', { name: 'Example of “currency”' }).fill('EUR');
    await inspector.getByText('Required', { exact: true }).click();
    await replaceText(page, inspector.getByRole('textbox', { name: 'Example body' }), '{ "sku": "A-1", "count": 3 }');
    await editor.choose('Check the body', 'As the example');
    await expect(inspector.getByRole('region', { name: 'Call with cURL' })).toContainText('currency=EUR');
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('respond with variables of the request', async () => {
    await editor.addStep('Add a step after the trigger', 'Response');
    await editor.fill('JSON body', '{ "sku": ', { variable: 'sku' }, ', "in": ', { variable: 'currency' }, ' }');
    await editor.publish();
    await editor.switchOnByDefault();
  });

  const workflowId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await test.step('a call that lacks something is told what', async () => {
    const refused = await callAsBackend(project, workflowId, '', { sku: 1 });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      message:
        'The query parameter "currency" is missing. The body field "sku" must be string, and it is number. ' +
        'The body field "count" is missing.',
    });
  });
  const answer = await callAsBackend(project, workflowId, '?currency=USD', { sku: 'B-2', count: 1 });
  expect(answer).toMatchObject({ status: 200, body: { sku: 'B-2', in: 'USD' } });

  await test.step('the run, on the list and on the canvas', async () => {
    await page.goto(project.pageUrl('/runs'));
    const row = page.getByRole('row').filter({ hasText: 'user-7' });
    await expect(row).toContainText('Request');
    await expect(row).toContainText('Completed');
    await row.getByRole('link').click();
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Response .*completed/ })
      .click();
    await expect(page.getByRole('tree', { name: 'Input' })).toContainText('B-2');
  });
});

async function callAsBackend({ id, api }: Project, workflowId: string, query: string, body: object) {
  const { secret } = await api.call(createApiKey, { params: { projectId: id }, body: { name: 'Backend' } });
  const response = await fetch(`${api.url}/projects/${id}/sdk/triggers/${workflowId}${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'x-millrace-user': 'user-7' },
    body: JSON.stringify(body),
  });
  const answered: unknown = await response.json();
  return { status: response.status, body: answered };
}
