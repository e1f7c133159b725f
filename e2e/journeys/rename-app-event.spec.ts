import { addContactWorkflow, CONTACT, CONTACT_CREATED } from '../fixtures/contact-workflow.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { functionOf } from '../fixtures/steps.ts';
import { fromTrigger, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { renameAppEvent } from '../screens/app-events-screen.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a renamed App Event still receives under its old name, and its workflows run', async ({ page, project }) => {
  const greet = functionOf(
    'greet',
    'Greet',
    { name: template`${fromTrigger('firstName')}` },
    'return parameters.name;',
  );
  const { appEventId, editorUrl } = await addContactWorkflow(project, 'Greet the contact', [greet]);
  await page.goto(project.pageUrl(`/app-events/${appEventId}`));
  await renameAppEvent(page, 'Person Created');

  const { runs } = await sendAsBackend(project, CONTACT_CREATED, CONTACT);
  expect(runs).toHaveLength(1);

  await test.step('the old name and its use are told', async () => {
    await page.getByRole('tab', { name: 'Aliases' }).click();
    await expect(page.getByRole('row').filter({ hasText: CONTACT_CREATED })).toBeVisible();
  });
  await test.step('the run has read the event', async () => {
    await page.goto(project.pageUrl(`/runs/${runs[0]?.runId}?step=greet`));
    await expect(page.getByRole('tree', { name: 'Output' })).toContainText('Ada');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Completed');
  });
  await test.step('the workflow shows the new name', async () => {
    await page.goto(editorUrl);
    const editor = await openedEditor(page);
    await expect(editor.canvas.getByRole('button', { name: /^Person Created .*Trigger/ })).toBeVisible();
  });
});
