import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a draft is kept under a name, an old version is made the draft again, and links lead to both', async ({
  page,
  project,
}) => {
  const shape = functionOf('shape', 'Shape', {}, 'return 1;');
  const { editorUrl } = await addContactWorkflow(project, 'Versions', [shape]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Shape').click();
  await editor.renameStep('Shape it');
  const versions = page.getByRole('dialog', { name: 'Versions' });
  const list = versions.getByRole('listitem');
  const open = async () => {
    await page.getByRole('button', { name: 'More about publishing' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    await versions.waitFor();
  };

  await test.step('name the draft, and put the note of a version right', async () => {
    await open();
    await versions.getByRole('button', { name: 'Name this draft' }).click();
    await page.getByLabel('Keep the draft as it is now, as').fill('Before the holidays');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(list).toHaveText([/Before the holidays/, /Version 1/]);
    await list.nth(1).getByRole('button').click();
    await versions.getByRole('button', { name: 'Add a note' }).click();
    await page.getByLabel('Note of version 1').fill('The first one');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(list.nth(1)).toContainText('The first one');
    await expect(page).toHaveURL(/version=1/);
    await versions.getByLabel('Compare with').selectOption('Before the holidays');
    await expect(versions.getByRole('list', { name: 'Changes' })).toHaveText('"Shape" is renamed to "Shape it".');
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('a link leads to the comparison, and back closes what was opened', async () => {
    const link = page.url();
    await page.goBack();
    await expect(versions.getByLabel('Compare with')).toHaveValue('');
    await page.keyboard.press('Escape');
    await page.goto(link);
    await expect(versions.getByRole('list', { name: 'Changes' })).toHaveText('"Shape" is renamed to "Shape it".');
  });

  await test.step('an old version is the draft again, by one change that can be taken back', async () => {
    await versions.getByRole('button', { name: 'Make version 1 the draft' }).click();
    await expect(versions).toBeHidden();
    await expect(editor.card('Shape')).not.toContainText('Shape it');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(editor.card('Shape it')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(editor.card('Shape it')).toBeHidden();
    await editor.card('Shape').click();
    await editor.renameStep('Shape anew');
    await editor.publish();
    await open();
    await expect(list.first()).toContainText('Restored from version 1');
  });
});
