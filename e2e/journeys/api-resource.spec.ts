import { createHmac } from 'node:crypto';
import { createSecret } from '#contract/settings.ts';
import { createUser } from '#contract/users.ts';
import { findViolations } from '../accessibility/find-violations.ts';
import { expect, test } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';

const BODY = JSON.stringify({ type: 'invoice.paid', data: { userId: 'user-4', total: 120 } });
const signature = createHmac('sha256', 'hunter-two').update(BODY).digest('hex');

test('the customer’s own API starts a workflow for the user that its call names, and is called by a step', async ({
  page,
  project,
}) => {
  const { api, id: projectId } = project;
  await api.call(createSecret, { params: { projectId }, body: { name: 'BILLING_SECRET', value: 'hunter-two' } });
  await api.call(createUser, { params: { projectId }, body: { userId: 'user-4' } });

  const url = await test.step('describe the API once, in the settings', async () => {
    await page.goto(project.pageUrl('/settings/resources'));
    await page.getByRole('button', { name: 'Add a resource' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an API resource' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Billing');
    await dialog.getByRole('button', { name: 'Save the resource' }).click();
    await expect(dialog).toContainText('The field "Base URL" is empty.');
    await dialog.getByRole('textbox', { name: 'Base URL' }).fill('https://billing.example.com/v1');
    await dialog.getByRole('combobox', { name: 'Authentication' }).selectOption('Bearer token');
    await dialog.getByRole('button', { name: 'Use a secret for Token' }).click();
    await page.getByRole('menuitem', { name: 'BILLING_SECRET' }).click();
    await dialog.getByRole('combobox', { name: 'Who may call' }).selectOption('Who signs the body (HMAC)');
    await dialog.getByRole('button', { name: 'Use a secret for Secret' }).click();
    await page.getByRole('menuitem', { name: 'BILLING_SECRET' }).click();
    await dialog.getByRole('textbox', { name: 'Header', exact: true }).fill('X-Signature');
    await dialog.getByRole('textbox', { name: 'Where the type of an event is' }).fill('type');
    await dialog.getByRole('textbox', { name: 'Where the user’s id is' }).fill('data.userId');
    expect(await findViolations(page, 'everything')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the resource' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Billing' })).toContainText('Who signs the body (HMAC)');
    await page.getByRole('button', { name: 'Address of Billing' }).click();
    const address = page.getByRole('dialog', { name: 'Address for “Billing”' });
    const text = (await address.getByRole('region', { name: 'Address' }).textContent()) ?? '';
    expect(await findViolations(page, 'everything')).toEqual([]);
    return text;
  });

  await test.step('a call that nothing listens to is kept, and is the example of a trigger', async () => {
    expect(await send(url)).toMatchObject({ events: [{ userId: 'user-4', runs: [] }] });
    await page.goto(project.pageUrl('/workflows'));
    const editor = await createWorkflow(page, 'Thank for payments');
    const { inspector } = editor;
    await inspector.getByRole('radio', { name: 'API Resource' }).check();
    await inspector.getByRole('combobox', { name: 'API resource' }).selectOption('Billing');
    await inspector.getByRole('textbox', { name: 'Type of the event' }).fill('invoice.paid');
    await inspector.getByRole('button', { name: 'Take the last call as the example' }).click();
    await expect(inspector.locator('.view-lines')).toContainText('120');
    expect(await findViolations(page, 'everything')).toEqual([]);
    await editor.addStep('Add a step after the trigger', 'Request');
    await inspector.getByRole('combobox', { name: 'Authentication' }).selectOption('An API resource of the project');
    await inspector.getByRole('combobox', { name: 'API resource' }).selectOption('Billing');
    await editor.fill('URL', '/thanks?total=', { variable: 'total' });
    await editor.switchOnByDefault();
    await editor.publish();
  });

  await test.step('a signed call is a run on the canvas, for the user that it names', async () => {
    expect(await send(url)).toMatchObject({ events: [{ userId: 'user-4', runs: [{}] }] });
    await page.goto(project.pageUrl('/runs'));
    const row = page.getByRole('row').filter({ hasText: 'user-4' });
    await expect(row).toContainText('invoice.paid');
    await row.getByRole('link').click();
    // Nobody answers at that address, and the step says which one it was.
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Request / })
      .click();
    await expect(page.getByText('billing.example.com').first()).toBeVisible();
  });
  await test.step('why it ran is on the page of the event', async () => {
    await page.goto(project.pageUrl('/runs?tab=events'));
    await page.getByRole('row').filter({ hasText: 'user-4' }).first().getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'invoice.paid' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Billing');
    await expect(page.getByRole('main')).toContainText('Thank for payments');
  });
});

async function send(url: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-signature': signature };
  return (await fetch(url, { method: 'POST', headers, body: BODY })).json();
}
