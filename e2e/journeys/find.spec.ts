import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

const email = { ref: { source: 'trigger' as const, path: ['email'] } };

test('what is somewhere in a workflow is found by keyboard, also in collapsed branches', async ({ page, project }) => {
  const shape = functionOf('shape', 'Shape', { mail: [email] }, 'return { crm: parameters.mail };');
  const call = jsonRequest('call1', 'Call', { url: [{ text: 'https://crm.example/contacts' }], body: [email] });
  const check = conditional(
    'check',
    'Is it Ada?',
    { left: [email], operator: '$stringContains', right: [{ text: 'ada' }] },
    [call],
  );
  const { editorUrl } = await addContactWorkflow(project, 'Find', [shape, check]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const bar = page.getByRole('search', { name: 'Find in the workflow' });
  const status = bar.getByRole('status');

  await test.step('typing goes to the first match, Enter to the next and around', async () => {
    await editor.card('Shape').click();
    await editor.canvas.focus();
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('CRM');
    await expect(status).toContainText('1 of 2');
    await expect(status).toContainText('Shape, Code');
    await page.keyboard.press('Enter');
    await expect(status).toContainText('2 of 2');
    await expect(editor.card('Call')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Enter');
    await expect(editor.card('Shape')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Shift+Enter');
    await expect(editor.card('Call')).toHaveAttribute('aria-current', 'true');
    await expect(editor.canvas.locator('[data-found]')).toHaveCount(2);
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('Escape closes, the marks go, and the keys are the canvas’s again', async () => {
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(editor.canvas.locator('[data-found]')).toHaveCount(0);
    await expect(editor.canvas).toBeFocused();
  });

  await test.step('it is asked for from a field as well, which has the focus again afterwards', async () => {
    await editor.field('URL').focus();
    await page.keyboard.press('ControlOrMeta+f');
    await expect(bar.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(editor.field('URL')).toBeFocused();
    await editor.canvas.focus();
  });

  await test.step('a collapsed branch is a chip, and going to a match in it expands it', async () => {
    await page.keyboard.press('c');
    const chip = editor.canvas.getByRole('button', { name: "Expand the branches of 'Is it Ada?': 1 step" });
    await expect(chip).toBeVisible();
    await expect(editor.card('Call')).toBeHidden();
    await expect(editor.card('Is it Ada?')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('contacts');
    await expect(editor.card('Call')).toHaveAttribute('aria-current', 'true');
    await expect(chip).toBeHidden();
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await chip.click();
    await expect(editor.card('Call')).toBeVisible();
  });
});
