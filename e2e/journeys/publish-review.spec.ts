import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('the publish review lists exactly what changed', async ({ page, project }) => {
  const { editorUrl } = await addContactWorkflow(project, 'Reviewed', [
    functionOf('shape', 'Shape', {}, 'const a = 1;\nreturn a;'),
    functionOf('gone', 'Going away', {}, 'return 2;'),
  ]);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Going away').click();
  await page.keyboard.press('Delete');
  await editor.card('Shape').click();
  await editor.renameStep('Shape it');
  await editor.addStep("Add a step after 'Shape it'", 'Request');
  await editor.fill('URL', 'https://crm.example.com/', { variable: 'email' });
  await expect(editor.saved).toBeVisible();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const review = page.getByRole('dialog', { name: 'Publish the workflow' });
  const changes = review.getByRole('list', { name: 'Changes' });
  await test.step('in words, by author, with the fields', async () => {
    await expect(changes.getByRole('button')).toHaveText([
      /^"Shape" is renamed to "Shape it"\.Olivia Owner$/,
      /^"Request" \(Request\) is added\.Olivia Owner$/,
      /^"Going away" \(Function\) is removed\.Olivia Owner$/,
    ]);
    await expect(changes.getByRole('definition')).toContainText(['https://crm.example.com/Contact Created › email']);
  });
  await test.step('on the canvas', async () => {
    const canvas = review.getByRole('application', { name: 'Flow with its changes' });
    await changes.getByRole('button', { name: /is added/ }).click();
    const added = canvas.getByRole('button', { name: /^Request .*Added/ });
    await expect(added).toBeInViewport();
    await expect(added).toHaveAttribute('aria-current', 'true');
    await expect(canvas.getByRole('button', { name: /^Shape it .*Changed/ })).toBeVisible();
    expect(await findViolations(page, 'everything')).toEqual([]);
  });
  await review.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 2 · no changes')).toBeVisible();

  await test.step('and any two versions can be compared', async () => {
    await page.getByRole('button', { name: 'More about publishing' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await versions.getByLabel('Compare with').selectOption('Version 1');
    await expect(versions.getByRole('list', { name: 'Changes' }).getByRole('button')).toHaveText([
      '"Shape" is renamed to "Shape it".',
      '"Request" (Request) is added.',
      '"Going away" (Function) is removed.',
    ]);
    const canvas = versions.getByRole('application', { name: 'From version 1 to version 2' });
    await expect(canvas.getByRole('button', { name: /^Request .*Added/ })).toBeVisible();
    await versions.getByLabel('Compare with').selectOption('The draft');
    await expect(versions.getByText('There is no difference.')).toBeVisible();
  });
});
