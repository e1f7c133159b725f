import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { joinProject } from '../fixtures/join-project.ts';
import { jsonRequest } from '../fixtures/steps.ts';
import { literal } from '../fixtures/templates.ts';
import { expect, test, toCookies } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a field that two fill at the same time keeps both values and asks', async ({
  page,
  context,
  browser,
  project,
}) => {
  const call = jsonRequest('call', 'Call', { url: literal('https://start.example/'), body: literal('{}') });
  const { editorUrl } = await addContactWorkflow(project, 'Conflict', [call]);
  const others = await browser.newContext();
  await others.addCookies(toCookies(await joinProject(project, 'builder')));
  const theirPage = await others.newPage();
  await Promise.all([page.goto(editorUrl), theirPage.goto(editorUrl)]);
  const editor = await openedEditor(page);
  const theirs = await openedEditor(theirPage);

  await context.setOffline(true);
  await editor.card('Call').click();
  await editor.fill('URL', 'https://mine.example/');
  await theirs.card('Call').click();
  await theirs.fill('URL', 'https://theirs.example/');
  await expect(theirs.saved).toBeVisible();
  await context.setOffline(false);

  const conflict = page.getByRole('list', { name: 'Set by two at the same time' });
  await expect(conflict).toContainText("URL of 'Call' was set by you and The builder at the same time.");
  await expect(conflict).toContainText('https://mine.example/');
  await expect(conflict).toContainText('https://theirs.example/');
  await expect(theirs.card('Call')).toContainText('https://mine.example/');

  await expect(editor.card('Call')).toContainText('The builder is here');
  expect(await findViolations(page, 'everything')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findViolations(page, 'colours')).toEqual([]);

  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(conflict).toBeHidden();
  for (const one of [editor, theirs]) await expect(one.card('Call')).toContainText('https://theirs.example/');
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const one of [editor, theirs]) await expect(one.card('Call')).toContainText('https://mine.example/');
  await others.close();
});
