import { expect, test } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';

test('an App Event is made in the trigger’s panel, and a wrong sample is explained in words', async ({
  page,
  project,
}) => {
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'From nothing');
  await editor.inspector.getByRole('radio', { name: 'App Event' }).check();
  await editor.inspector.getByRole('button', { name: 'Create an App Event' }).click();
  const form = editor.inspector.getByRole('form', { name: 'New App Event' });
  const sample = form.getByRole('textbox', { name: 'Sample payload' });
  const create = form.getByRole('button', { name: 'Create App Event' });
  await form.getByLabel('Name').fill('Order Paid');

  await replaceText(page, sample, '{\n  "id": 7,\n  "total": 12,50\n}');
  await expect(form).toContainText('Line 3');
  await expect(create).toBeDisabled();
  await replaceText(page, sample, '[1, 2]');
  await expect(form).toContainText('The sample must be a JSON object, for example { "email": "a@b.co" }.');
  await expect(create).toBeDisabled();
  await replaceText(page, sample, '{ "order": { "id": 7, "total": 12.5 } }');
  await expect(create).toBeEnabled();
  await create.click();

  await expect(editor.canvas.getByRole('button', { name: /^Order Paid .*Trigger/ })).toBeVisible();
  await test.step('its fields are variables at once', async () => {
    await editor.addStep('Add a step after the trigger', 'Request');
    await editor.fill('URL', 'https://example.com/orders/', { variable: 'order › id' });
    await expect(editor.field('URL')).toContainText(/Order Paid\s*› order › id/);
  });
  await test.step('the name is taken now', async () => {
    await page.getByRole('link', { name: 'All workflows' }).click();
    const other = await createWorkflow(page, 'Another one');
    await other.inspector.getByRole('radio', { name: 'App Event' }).check();
    await other.inspector.getByRole('button', { name: 'Create an App Event' }).click();
    await form.getByLabel('Name').fill('Order Paid');
    await create.click();
    await expect(form.getByRole('alert')).toBeVisible();
  });
});
