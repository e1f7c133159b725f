import { createHmac } from 'node:crypto';
import { createUser } from '#contract/users.ts';
import { createSecret } from '#contract/settings.ts';
import { findViolations } from '../accessibility/find-violations.ts';
import { expect, test } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';

const BODY = JSON.stringify({ kind: 'contact.created', contact: { email: 'ada@example.com' } });

test('another app starts a workflow by its webhook, and must sign', async ({ page, project }) => {
  const { api, id: projectId } = project;
  await api.call(createSecret, { params: { projectId }, body: { name: 'HOOK_SECRET', value: 'hunter-two' } });
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'Contacts of the CRM');
  const { inspector } = editor;

  await test.step('choose the trigger, and how callers sign', async () => {
    await inspector.getByRole('radio', { name: 'Webhook' }).check();
    await inspector.getByRole('combobox', { name: 'Who may call' }).selectOption('Who signs the body (HMAC)');
    await editor.fill('Secret', { variable: 'HOOK_SECRET' });
    await inspector.getByRole('textbox', { name: 'Header', exact: true }).fill('X-Signature');
    await inspector.getByRole('textbox', { name: 'Before the signature' }).fill('sha256=');
    expect(await findViolations(page, 'everything')).toEqual([]);
  });
  await test.step('a real call is the example', async () => {
    await inspector.getByRole('button', { name: 'Listen for a test event' }).click();
    const address = inspector.getByRole('region', { name: 'Address to send a test event to' });
    await send((await address.textContent()) ?? '', BODY);
    await expect(inspector.getByRole('button', { name: 'Listen for a test event' })).toBeVisible();
    await expect(inspector.locator('.view-lines')).toContainText('contact.created');
  });
  await test.step('its fields are variables', async () => {
    await editor.addStep('Add a step after the trigger', 'Function');
    await inspector.getByRole('button', { name: 'Add a row to Parameters' }).click();
    await inspector.getByRole('textbox', { name: 'Name of row 1 of Parameters' }).fill('mail');
    await editor.fill('Value of mail', { variable: 'email' });
    await replaceText(page, inspector.getByRole('textbox', { name: 'Code' }), 'return { mail: parameters.mail };');
    await editor.switchOnByDefault();
    await editor.publish();
    await api.call(createUser, { params: { projectId }, body: { userId: 'user-3' } });
  });

  const url = await test.step('the address is on the user’s page', async () => {
    await page.goto(project.pageUrl('/users/user-3'));
    await page.getByRole('button', { name: 'Webhook address of Contacts of the CRM' }).click();
    const dialog = page.getByRole('dialog', { name: 'Webhook address of Contacts of the CRM' });
    const address = (await dialog.getByRole('region', { name: 'Address' }).textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Make a new address' }).click();
    await expect(dialog).toContainText('The address before goes on until');
    expect(await findViolations(page, 'everything')).toEqual([]);
    return address;
  });
  await test.step('a wrong signature is refused, and seen', async () => {
    expect(await send(url, BODY, 'sha256=00')).toBe(401);
    // Refusals are written a moment after the answer.
    await expect(async () => {
      await page.goto(project.pageUrl('/runs?tab=refused'));
      const row = page.getByRole('row').filter({ hasText: 'Contacts of the CRM' });
      await expect(row).toContainText('does not fit the body', { timeout: 1500 });
    }).toPass();
  });
  await test.step('a signed call is a run', async () => {
    const signature = createHmac('sha256', 'hunter-two').update(BODY).digest('hex');
    expect(await send(url, BODY, `sha256=${signature}`)).toBe(200);
    await page.goto(project.pageUrl('/runs'));
    const row = page.getByRole('row').filter({ hasText: 'user-3' });
    await expect(row).toContainText('Webhook');
    await expect(row).toContainText('Completed');
    await row.getByRole('link').click();
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Function .*completed/ })
      .click();
    await expect(page.getByRole('tree', { name: 'Output' })).toContainText('ada@example.com');
  });
});

async function send(url: string, body: string, signature?: string): Promise<number> {
  const signed = signature === undefined ? {} : { 'x-signature': signature };
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  });
  return status;
}
