import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a field becomes a formula, shows what it gives, is tested, and becomes text again', async ({ page, project }) => {
  const fn = functionOf('shout', 'Shout', { who: [] }, 'return parameters.who;');
  const { editorUrl } = await addContactWorkflow(project, 'Formulas', [fn]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Shout').click();
  const field = editor.field('Value of who');
  const toggle = editor.inspector.getByRole('button', { name: 'Formula for Value of who' });

  await test.step('text and pills are written as a formula of the same meaning', async () => {
    await editor.fill('Value of who', 'Hello ', { variable: 'email' });
    await toggle.click();
    await expect(field).toHaveValue('"Hello " & $email');
    await expect(field).toBeFocused();
    await expect(editor.inspector.getByText('= "Hello ada@example.com"')).toBeVisible();
  });
  await test.step('functions are offered as one types, and errors are said with their place', async () => {
    await field.fill('');
    await page.keyboard.type('$upper');
    await expect(page.getByRole('option', { name: /^\$uppercase/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('$uppercase(');
    await expect(editor.inspector.getByText(/cannot be read\. At column 11/).first()).toBeVisible();
    await page.keyboard.type('$email)');
    await expect(editor.inspector.getByText('= "ADA@EXAMPLE.COM"')).toBeVisible();
  });
  await test.step('a test of the step evaluates it on the server', async () => {
    await expect(editor.saved).toBeVisible();
    await page.getByRole('button', { name: 'Test step' }).first().click();
    await expect(page.getByText('"ADA@EXAMPLE.COM"').last()).toBeVisible();
  });
  await test.step('a transform wraps the formula, by keyboard', async () => {
    const transforms = editor.inspector.getByRole('button', { name: 'Transform Value of who' });
    await transforms.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Search transforms' }).waitFor();
    await page.keyboard.type('before mark');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue("$substringBefore($uppercase($email), '@')");
    await expect(field).toBeFocused();
    await expect(editor.inspector.getByText('= "ADA"')).toBeVisible();
  });
  await test.step('back to text, and undone', async () => {
    await toggle.click();
    await expect(field.locator('[data-pill]')).toHaveText(/email/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(field).toHaveValue("$substringBefore($uppercase($email), '@')");
  });
});

test('a variable within a text is transformed there, and "{{" chooses variables in formulas', async ({
  page,
  project,
}) => {
  const fn = functionOf('shout', 'Shout', { who: [] }, 'return parameters.who;');
  const { editorUrl } = await addContactWorkflow(project, 'Formulas', [fn]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Shout').click();
  const field = editor.field('Value of who');
  const formula = page.getByRole('textbox', { name: 'Formula in Value of who' });

  await test.step('by keyboard, from the pill before the caret', async () => {
    await editor.fill('Value of who', 'Hello ', { variable: 'firstName' });
    await page.keyboard.press('Alt+Enter');
    await expect(formula).toHaveValue('$firstName');
    await formula.fill('$uppercase($firstName)');
    await expect(page.getByText('= "ADA"').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(field).toBeFocused();
    await page.keyboard.insertText(', welcome');
    await expect(field).toHaveText(/^Hello\s*ƒ \$uppercase\(\$firstName\)\s*, welcome/);
    await expect(editor.inspector.getByText('Hello ADA, welcome')).toBeVisible();
  });
  await test.step('another variable joins the formula', async () => {
    await field.locator('[data-pill]').dblclick();
    await formula.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' & {{plan');
    await page.getByRole('tree', { name: 'Variables', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await expect(formula).toHaveValue('$uppercase($firstName) & $plan');
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(editor.inspector.getByText('Hello ADApro, welcome')).toBeVisible();
  });
  await test.step('a run gives what the preview says', async () => {
    await expect(editor.saved).toBeVisible();
    await editor.inspector.getByRole('tab', { name: 'Test' }).click();
    await editor.inspector.getByRole('button', { name: 'Test step' }).click();
    await expect(editor.inspector.getByRole('tree', { name: 'Output' })).toContainText('Hello ADApro, welcome');
  });
});
