import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { fromTrigger, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a renamed field of the sample is followed in the drafts, which read both keys, and undone as one', async ({
  page,
  project,
}) => {
  const names = { name: template`${fromTrigger('firstName')}`, greeting: template`Hello ${fromTrigger('firstName')}` };
  const greet = functionOf('greet', 'Greet', names, 'return parameters.name;');
  const { appEventId, editorUrl } = await addContactWorkflow(project, 'Greet the contact', [greet]);
  const pill = (path: string) => page.getByLabel(`variable Contact Created › ${path}`, { exact: true }).first();

  await test.step('rename it in the schema', async () => {
    await page.goto(project.pageUrl(`/app-events/${appEventId}`));
    const tree = page.getByRole('tree', { name: 'Fields' });
    await tree.focus();
    await tree.press('ArrowDown');
    await tree.press('F2');
    const dialog = page.getByRole('dialog', { name: 'Rename “firstName”' });
    await dialog.getByLabel('New key').fill('givenName');
    await dialog.getByLabel('New key').press('Enter');
  });
  await test.step('what it means is said, and one click does it', async () => {
    const dialog = page.getByRole('dialog', { name: 'A field is renamed' });
    await expect(dialog).toContainText('2 variables in 1 draft');
    await expect(dialog).toContainText('Greet the contact, version 1: 2 variables');
    await dialog.getByRole('button', { name: 'Save and change 2 variables' }).click();
    await expect(page.getByText('2 variables in 1 draft read the new key.')).toBeVisible();
    await expect(page.getByRole('tree', { name: 'Fields' })).toContainText('givenName');
  });
  await test.step('the pills of the draft show both keys', async () => {
    await page.goto(editorUrl);
    const { canvas } = await openedEditor(page);
    await canvas.getByRole('button', { name: /^Greet / }).click();
    await expect(pill('givenName (else firstName)')).toBeVisible();
  });
  await test.step('undo takes the draft and the sample back', async () => {
    await page.goto(project.pageUrl(`/app-events/${appEventId}?tab=usages`));
    const row = page.getByRole('table', { name: 'Renamed fields' }).getByRole('row').filter({ hasText: 'givenName' });
    await row.getByRole('button', { name: 'Undo' }).click();
    await expect(row).toContainText('Undone');
    await page.getByRole('tab', { name: 'Sample' }).click();
    await expect(page.getByRole('tree', { name: 'Fields' })).toContainText('firstName');
    await page.goto(editorUrl);
    const { canvas } = await openedEditor(page);
    await canvas.getByRole('button', { name: /^Greet / }).click();
    await expect(pill('firstName')).toBeVisible();
  });
});
