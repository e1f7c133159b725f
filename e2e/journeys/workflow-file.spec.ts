import { createProject } from '#contract/session.ts';
import { findViolations } from '../accessibility/find-violations.ts';
import { addContactCreated, addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a workflow goes from one project into another as a file', async ({ page, project }) => {
  const email = { ref: { source: 'trigger' as const, path: ['email'] } };
  await addContactWorkflow(project, 'Shape it', [functionOf('shape', 'Shape', { mail: [email] }, 'return 1;')]);
  const other = await project.api.call(createProject, { body: { name: 'Difference Engines' } });
  const otherUrl = project.pageUrl('/workflows').replace(project.id, other.id);
  const dialog = page.getByRole('dialog', { name: 'Import workflow' });

  await page.goto(project.pageUrl('/workflows'));
  await page.getByRole('button', { name: 'Menu of Shape it' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as a file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Shape it.workflow.json');
  const file = await download.path();

  await page.goto(otherUrl);
  await page.getByRole('button', { name: 'Import' }).click();
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{ "millrace" }') });
  await expect(dialog.getByRole('alert')).toContainText('Line 1, column');
  await choose.setInputFiles(file);
  await expect(dialog.getByRole('status')).toContainText('App Event “Contact Created”');
  expect(await findViolations(page, 'everything')).toEqual([]);

  await addContactCreated({ ...project, id: other.id });
  await choose.setInputFiles([]);
  await choose.setInputFiles(file);
  await expect(dialog.getByRole('status')).toHaveText('“Shape it” with 1 step');
  await dialog.getByRole('button', { name: 'Import workflow' }).click();
  const editor = await openedEditor(page);
  await expect(editor.card('Shape')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Contact Created');
});
