import { createUser } from '#contract/users.ts';
import { expect, test } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';

test('a workflow starts once for an end user when it is switched on for them', async ({ page, project }) => {
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'Welcome');
  const { inspector } = editor;
  await test.step('choose the trigger, and publish', async () => {
    await inspector.getByRole('radio', { name: 'Integration Enabled' }).check();
    await editor.addStep('Add a step after the trigger', 'Function');
    await inspector.getByRole('button', { name: 'Add a row to Parameters' }).click();
    await inspector.getByRole('textbox', { name: 'Name of row 1 of Parameters' }).fill('at');
    await editor.fill('Value of at', { variable: 'enabledAt' });
    await replaceText(page, inspector.getByRole('textbox', { name: 'Code' }), 'return { at: parameters.at };');
    await editor.publish();
    await project.api.call(createUser, { params: { projectId: project.id }, body: { userId: 'user-5' } });
  });
  await test.step('support switches it on, off, and on again', async () => {
    await page.goto(project.pageUrl('/users/user-5'));
    const toggle = page.getByRole('switch', { name: 'Welcome for user-5' });
    await toggle.click();
    await expect(toggle).toBeChecked();
    await toggle.click();
    await expect(toggle).not.toBeChecked();
    await toggle.click();
    await expect(toggle).toBeChecked();
  });
  await test.step('one run has come of it', async () => {
    await page.goto(project.pageUrl('/runs'));
    const rows = page.getByRole('row').filter({ hasText: 'user-5' });
    await expect(rows).toContainText(['Integration Enabled']);
    await expect(rows.first()).toContainText('Completed');
    await expect(rows).toHaveCount(1);
    await rows.first().getByRole('link').click();
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Function .*completed/ })
      .click();
    await expect(page.getByRole('tree', { name: 'Output' })).toContainText(/at"20\d\d-/);
  });
});
