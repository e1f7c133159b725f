import { addContactWorkflow, CONTACT, CONTACT_CREATED } from '../fixtures/contact-workflow.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { functionOf } from '../fixtures/steps.ts';
import { fromStep, fromTrigger, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a problem is fixed by one click, and a test with a received event uses what is pinned', async ({
  page,
  project,
}) => {
  const greet = functionOf(
    'greet',
    'Greet',
    { name: template`${fromTrigger('first_name')}` },
    'return { text: parameters.name };',
  );
  const reply = functionOf('reply', 'Reply', { text: template`${fromStep('greet', 'text')}` }, 'return parameters;');
  const { editorUrl } = await addContactWorkflow(project, 'Greet the contact', [greet, reply]);
  await sendAsBackend(project, CONTACT_CREATED, { ...CONTACT, firstName: 'Grace' });
  await page.goto(editorUrl);
  const { canvas } = await openedEditor(page);
  const shelf = page.getByRole('region', { name: 'Test' });
  const output = shelf.getByRole('tree', { name: 'Output' });

  await test.step('the closest field is one click away', async () => {
    await page.getByRole('button', { name: '1 problem', exact: true }).click();
    await page.getByRole('button', { name: 'Use “Contact Created › firstName” instead' }).click();
    await expect(page.getByText('There is nothing wrong with this draft.')).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('up to the step, with an event that was received', async () => {
    await canvas.getByRole('button', { name: /^Greet / }).click();
    await shelf.getByRole('button', { name: 'Open the test shelf' }).click();
    await shelf.getByRole('button', { name: 'Received event' }).click();
    await page.getByRole('menuitem').first().click();
    await shelf.getByRole('button', { name: 'Test up to here' }).click();
    await expect(output).toContainText('Grace');
  });
  await test.step('its output is pinned, and the step is not called any more', async () => {
    await shelf.getByRole('button', { name: 'Pin this output' }).click();
    await shelf.getByRole('button', { name: 'Back to the sample' }).click();
    await shelf.getByRole('button', { name: 'Test workflow' }).click();
    await expect(shelf.getByText('because its output is pinned')).toBeVisible();
    await expect(canvas.getByRole('button', { name: /^Greet .*pinned output used/ })).toBeVisible();
    await canvas.getByRole('button', { name: /^Reply / }).click();
    await expect(output).toContainText('Grace');
  });
});
