import { findViolations } from '../accessibility/find-violations.ts';
import { createUser } from '#contract/users.ts';
import { expect, test } from '../fixtures/test.ts';
import { createWorkflow } from '../screens/editor-screen.ts';
import { replaceText } from '../screens/monaco.ts';

test('a workflow starts by itself at its times, for whoever has it on', async ({ page, project }) => {
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'Every few seconds');
  const { inspector } = editor;
  const times = inspector.getByRole('list', { name: 'Next times' }).getByRole('listitem');

  await test.step('choose the times, and see the next ones', async () => {
    await inspector.getByRole('radio', { name: 'Scheduler' }).check();
    await inspector.getByRole('combobox', { name: 'Start it' }).selectOption('On days of the week');
    await inspector.getByRole('group', { name: 'Days' }).getByText('Mon', { exact: true }).click();
    await inspector.getByLabel('At', { exact: true }).fill('09:30');
    await inspector.getByRole('combobox', { name: 'Zone', exact: true }).fill('Tokyo');
    await page.getByRole('option', { name: /^Asia\/Tokyo \(UTC\+09:00\)/ }).click();
    await expect(inspector.getByText('Every Monday at 09:30, Asia/Tokyo')).toBeVisible();
    await expect(times).toHaveCount(10);
    await expect(times.first()).toContainText(/^Mon, .*09:30:00/);
    expect(await findViolations(page, 'everything')).toEqual([]);
    await inspector.getByRole('combobox', { name: 'Start it' }).selectOption('Every few seconds');
    await inspector.getByRole('textbox', { name: 'Every' }).fill('5');
    await expect(inspector.getByText('Every 5 seconds')).toBeVisible();
  });
  await test.step('use what the trigger gives, and publish', async () => {
    await editor.addStep('Add a step after the trigger', 'Function');
    await inspector.getByRole('button', { name: 'Add a row to Parameters' }).click();
    await inspector.getByRole('textbox', { name: 'Name of row 1 of Parameters' }).fill('at');
    await editor.fill('Value of at', { variable: 'scheduledAt' });
    await replaceText(page, inspector.getByRole('textbox', { name: 'Code' }), 'return { at: parameters.at };');
    await editor.switchOnByDefault();
    await editor.publish();
    await project.api.call(createUser, { params: { projectId: project.id }, body: { userId: 'user-9' } });
  });
  await test.step('its runs come by themselves', async () => {
    await page.goto(project.pageUrl('/runs'));
    const row = page.getByRole('row').filter({ hasText: 'user-9' }).filter({ hasText: 'Completed' }).first();
    await expect(row).toContainText(/Scheduler due \d\d:\d\d:\d[05]/, { timeout: 20_000 });
    await row.getByRole('link').click();
    await expect(page.getByText(/^\d+ \w+ 20\d\d, \d\d:\d\d:\d[05]$/)).toBeVisible();
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Function .*completed/ })
      .click();
    await expect(page.getByRole('tree', { name: 'Output' })).toContainText(/at"20\d\d-/);
  });
  await test.step('the user’s page says when the next one comes', async () => {
    await page.goto(project.pageUrl('/users/user-9'));
    // The page lists the user's runs too.
    const workflows = page.getByRole('table', { name: 'Workflows of this user' });
    await expect(workflows.getByRole('row').filter({ hasText: 'Every few seconds' })).toContainText(
      /Starts \d+ \w+ 20\d\d/,
    );
  });
});
