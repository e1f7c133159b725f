import { findViolations } from '../accessibility/find-violations.ts';
import { readDraft } from '../fixtures/compare-workflows.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { jsonRequest } from '../fixtures/steps.ts';
import { literal } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a JSON body is written as a tree, and is the text that it stands for', async ({ page, project }) => {
  const call = jsonRequest('call', 'Call', { url: literal('https://crm.example/'), body: literal('{ "count": 3 }') });
  const { editorUrl } = await addContactWorkflow(project, 'Tree', [call]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const { inspector } = editor;
  await editor.card('Call').click();
  await inspector.getByRole('button', { name: 'Show JSON body as a tree' }).click();
  const tree = inspector.getByRole('group', { name: 'JSON body as a tree' });
  const box = (name: string) => tree.getByRole('textbox', { name, exact: true });

  await test.step('a name, and a variable that keeps its type', async () => {
    await expect(box('Value of count')).toHaveValue('3');
    await tree.getByRole('button', { name: 'Add to The whole' }).click();
    await expect(box('Name of 2')).toBeFocused();
    await page.keyboard.type('email');
    await editor.fill('Value of email', { variable: 'email' });
    await expect(tree.getByRole('combobox', { name: 'Kind of email' })).toHaveValue('value');
  });
  await test.step('a list of texts with variables in them', async () => {
    await tree.getByRole('button', { name: 'Add to The whole' }).click();
    await page.keyboard.type('tags');
    await tree.getByRole('combobox', { name: 'Kind of tags' }).selectOption('List');
    await tree.getByRole('button', { name: 'Add to tags' }).click();
    await editor.fill('Value of tags › 1', 'plan ', { variable: 'plan' });
    expect(await findViolations(page, 'everything')).toEqual([]);
  });
  await test.step('moved by keyboard, and removed', async () => {
    await tree.getByRole('button', { name: 'Move email: arrow up or down' }).focus();
    await page.keyboard.press('ArrowUp');
    await expect(tree.getByRole('button', { name: 'Move email: arrow up or down' })).toBeFocused();
    await tree.getByRole('button', { name: 'Remove count' }).click();
    await expect(box('Name of email')).toBeVisible();
    await expect(tree.getByRole('button', { name: /^Remove/ })).toHaveCount(3);
  });
  await test.step('what is stored is text with variables', async () => {
    await expect(editor.saved).toBeVisible();
    const ref = (name: string) => ({ ref: { source: 'trigger', path: [name] } });
    const { steps } = await readDraft(project, editorUrl);
    expect(steps[0]?.config['bodyJson']).toEqual([
      { text: '{\n  "email": ' },
      ref('email'),
      { text: ',\n  "tags": [\n    "plan ' },
      ref('plan'),
      { text: '"\n  ]\n}' },
    ]);
    await inspector.getByRole('button', { name: 'Show JSON body as a tree' }).click();
    await expect(editor.field('JSON body')).toContainText('"tags": [');
  });
  await test.step('text that is not JSON is kept, and said', async () => {
    await editor.fill('JSON body', '{ "a": ');
    await inspector.getByRole('button', { name: 'Show JSON body as a tree' }).click();
    await expect(inspector.getByText('The text is not JSON yet. So it is shown as text.')).toBeVisible();
    await expect(editor.field('JSON body')).toContainText('{ "a":');
  });
});
