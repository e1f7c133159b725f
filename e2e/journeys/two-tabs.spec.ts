import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('two tabs on one draft lose nothing', async ({ page: first, context, project }) => {
  const shape = functionOf('shape', 'Shape', {}, 'return 1;');
  const { editorUrl } = await addContactWorkflow(project, 'Shared', [shape]);
  const second = await context.newPage();
  await first.goto(editorUrl);
  await second.goto(editorUrl);
  const one = await openedEditor(first);
  const two = await openedEditor(second);

  await test.step('both add a step at the same place', async () => {
    await Promise.all([
      one.addStep("Add a step after 'Shape'", 'Request'),
      two.addStep("Add a step after 'Shape'", 'Conditional'),
    ]);
    for (const editor of [one, two]) {
      await expect(editor.card('Request')).toBeVisible();
      await expect(editor.card('Conditional')).toBeVisible();
    }
  });

  await test.step('one renames the step whose field the other fills', async () => {
    await two.card('Request').click();
    await Promise.all([one.renameStep('Call the CRM'), two.fill('URL', 'https://crm.example.com/contacts')]);
    for (const editor of [one, two]) {
      await expect(editor.card('Call the CRM')).toContainText('https://crm.example.com/contacts');
      await expect(editor.saved).toBeVisible();
    }
  });

  await test.step('undo in one tab takes back its own change only', async () => {
    await one.card('Shape').click();
    await one.renameStep('Shape it');
    await expect(two.card('Shape it')).toBeVisible();
    await first.getByRole('button', { name: 'Undo' }).click();
    for (const editor of [one, two]) {
      await expect(editor.card('Shape it')).toBeHidden();
      await expect(editor.card('Call the CRM')).toContainText('https://crm.example.com/contacts');
    }
  });

  await test.step('what both did is still there after a reload', async () => {
    await expect(one.saved).toBeVisible();
    await second.reload();
    await expect(two.card('Call the CRM')).toContainText('https://crm.example.com/contacts');
    await expect(two.card('Conditional')).toBeVisible();
    await expect(two.card('Shape')).toBeVisible();
  });
});
