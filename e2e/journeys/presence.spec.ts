import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { joinProject } from '../fixtures/join-project.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test, toCookies } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('two in one draft see each other, and what the other one has selected', async ({ page, browser, project }) => {
  const shape = functionOf('shape', 'Shape', {}, 'return 1;');
  const { editorUrl } = await addContactWorkflow(project, 'Presence', [shape]);
  const others = await browser.newContext();
  await others.addCookies(toCookies(await joinProject(project, 'viewer')));
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const people = page.getByRole('list', { name: 'Also in this draft' });
  await expect(editor.card('Shape')).toBeVisible();
  await expect(people).toBeHidden();

  const theirPage = await others.newPage();
  await theirPage.goto(editorUrl);
  const theirs = await openedEditor(theirPage);
  await expect(people.getByRole('button', { name: 'The viewer' })).toBeVisible();
  await theirs.card('Shape').click();
  await expect(editor.card('Shape')).toContainText('The viewer is here');
  await expect(editor.outline.getByRole('treeitem', { name: 'Shape, here: The viewer' })).toBeVisible();
  await people.getByRole('button', { name: "The viewer, at 'Shape'" }).click();
  await expect(theirs.card('Shape')).toContainText('Olivia Owner is here');

  await theirPage.close();
  await expect(people).toBeHidden();
  await others.close();
});
