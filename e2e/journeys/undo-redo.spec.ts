import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { conditional, functionOf } from '../fixtures/steps.ts';
import { fromTrigger, literal, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('everything can be undone and done again, also the loss of a whole branch', async ({ page, project }) => {
  const inside = functionOf('inside', 'Inside', {}, 'return 1;');
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  const { editorUrl } = await addContactWorkflow(project, 'Undo', [conditional('check', 'Check', isPro, [inside])]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const undo = page.getByRole('button', { name: 'Undo' });
  const redo = page.getByRole('button', { name: 'Redo' });

  await editor.addStep("Add a step after 'Check'", 'Request');
  await editor.renameStep('Call');
  await editor.fill('URL', 'https://example.com/', { variable: 'email' });
  await expect(editor.card('Call')).toContainText('Contact Created › email');
  await editor.card('Check').click();
  await page.keyboard.press('Delete');
  await expect(editor.card('Inside')).toBeHidden();

  await test.step('step by step back to the beginning', async () => {
    await undo.click();
    await expect(editor.card('Inside')).toBeVisible();
    while ((await undo.getAttribute('aria-disabled')) !== 'true') await undo.click();
    await expect(editor.card('Call')).toBeHidden();
    await expect(editor.canvas.getByRole('button', { name: /^(Request|Call)/ })).toHaveCount(0);
  });
  await test.step('and forward again, by keys', async () => {
    await editor.canvas.focus();
    while ((await redo.getAttribute('aria-disabled')) !== 'true') await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(editor.card('Check')).toBeHidden();
    await expect(editor.card('Call')).toContainText('Contact Created › email');
  });
  await test.step('the server has the same', async () => {
    await expect(editor.saved).toBeVisible();
    await page.reload();
    await expect(editor.card('Call')).toContainText('https://example.com/');
    await expect(editor.card('Check')).toBeHidden();
  });
});
