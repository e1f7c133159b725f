import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { joinProject } from '../fixtures/join-project.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test, toCookies } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('the history lists who did what, goes back and forth, and outlives a reload', async ({
  page,
  browser,
  project,
}) => {
  const shape = functionOf('shape', 'Shape', {}, 'return 1;');
  const { editorUrl } = await addContactWorkflow(project, 'History', [shape]);
  const member = await joinProject(project, 'builder');
  const others = await browser.newContext();
  await others.addCookies(toCookies(member));
  const theirPage = await others.newPage();
  await Promise.all([page.goto(editorUrl), theirPage.goto(editorUrl)]);
  const editor = await openedEditor(page);
  const theirs = await openedEditor(theirPage);
  const history = page.getByRole('dialog', { name: 'History' });

  await editor.addStep("Add a step after 'Shape'", 'Request');
  await editor.renameStep('Call the CRM');
  await theirs.card('Shape').click();
  await theirs.renameStep('Shape it');
  await expect(editor.card('Shape it')).toBeVisible();
  await editor.addStep("Add a step after 'Call the CRM'", 'Function');
  await expect(editor.saved).toBeVisible();

  await test.step('a click goes back to a change, by keyboard alone and undoing only own ones', async () => {
    await editor.canvas.focus();
    await page.keyboard.press('h');
    await expect(history.getByRole('listitem')).toContainText([
      'Now',
      "Add 'Function'",
      "Rename 'Shape'",
      "Rename 'Request'",
      "Add 'Request'",
      'Draw it',
      'Before your changes',
    ]);
    await expect(history.getByText('The builder')).toBeVisible();
    expect(await findViolations(page, 'everything')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(editor.card('Call the CRM')).toBeHidden();
    await expect(editor.card('Request')).toBeVisible();
    await expect(editor.card('Shape it')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('after a reload everything can still be done again and undone', async () => {
    await expect(editor.saved).toBeVisible();
    await page.reload();
    await expect(editor.card('Request')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveAccessibleDescription("Undo: add 'Request'");
    await page.getByRole('button', { name: 'History' }).click();
    await history.getByRole('button', { name: "Add 'Function'" }).click();
    await expect(editor.card('Call the CRM')).toBeVisible();
    await expect(editor.card('Function')).toBeVisible();
    await history.getByRole('button', { name: 'Before your changes' }).click();
    await expect(editor.card('Call the CRM')).toBeHidden();
    await expect(editor.card('Shape it')).toBeVisible();
  });
  await others.close();
});
