import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { joinProject } from '../fixtures/join-project.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test, toCookies } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('who goes offline goes on editing, also over a reload, and both have everything afterwards', async ({
  page,
  context,
  browser,
  project,
}) => {
  const shape = functionOf('shape', 'Shape', {}, 'return 1;');
  const { editorUrl } = await addContactWorkflow(project, 'Offline', [shape]);
  const others = await browser.newContext();
  await others.addCookies(toCookies(await joinProject(project, 'builder')));
  const theirPage = await others.newPage();
  await Promise.all([page.goto(editorUrl), theirPage.goto(editorUrl)]);
  const editor = await openedEditor(page);
  const theirs = await openedEditor(theirPage);
  const banner = page.getByRole('status').filter({ hasText: 'not saved yet' });

  await test.step('without network the editor works, and says what is at stake', async () => {
    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await editor.addStep("Add a step after 'Shape'", 'Request');
    await editor.renameStep('Written on a train');
    await expect(banner).toContainText('2 changes are not saved yet.');
    await expect(banner).toContainText('this browser keeps everything');
    await theirs.addStep("Add a step after 'Shape'", 'Conditional');
    await expect(theirs.saved).toBeVisible();
    await expect(editor.card('Conditional')).toBeHidden();
  });

  await test.step('leaving asks first', async () => {
    await page.getByRole('link', { name: 'All workflows' }).click();
    const question = page.getByRole('dialog', { name: 'Leave with changes that are not saved?' });
    await expect(question).toContainText('2 changes have not reached Millrace. This browser keeps them');
    await page.keyboard.press('Escape');
    const warned = page.waitForEvent('dialog').then((dialog) => dialog.accept());
    // There is no network to load it from.
    await page.reload().catch(() => undefined);
    await warned;
  });

  await test.step('back online, what was kept is merged and saved', async () => {
    await context.setOffline(false);
    await page.goto(editorUrl);
    for (const one of [editor, theirs]) {
      await expect(one.card('Written on a train')).toBeVisible();
      await expect(one.card('Conditional')).toBeVisible();
      await expect(one.saved).toBeVisible();
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(theirs.card('Written on a train')).toBeHidden();
    await expect(theirs.card('Request')).toBeVisible();
  });
  await others.close();
});
