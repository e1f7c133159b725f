import { createAppEvent } from '#contract/app-events.ts';
import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { createWorkflowOn } from '../fixtures/create-workflow-on.ts';
import { sendAsBackend } from '../fixtures/send-event.ts';
import { functionOf } from '../fixtures/steps.ts';
import { fromTrigger, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';
import { makeStep, withErrorBranch } from '#testing/make-document.ts';

test('a Switch gets cases with branches of their own, and a step an error branch', async ({ page, project }) => {
  const shape = functionOf('shape', 'Shape', {}, 'return 1;');
  const { editorUrl } = await addContactWorkflow(project, 'Cases', [shape]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const lines = editor.outline.getByRole('treeitem');

  await test.step('cases come and go with their branches, each as one change', async () => {
    await editor.canvas.getByRole('button', { name: "Add a step after 'Shape'" }).click();
    await page.getByRole('option', { name: /^Switch/ }).click();
    const add = editor.inspector.getByRole('button', { name: 'Add a case' });
    await add.click();
    await add.click();
    await editor.inspector.getByRole('textbox', { name: 'Name of case 1' }).fill('Paying');
    await expect(lines).toHaveText(['Contact Created', 'Shape', 'Switch', 'Paying', 'Case 2', 'Else']);
    await editor.inspector.getByRole('button', { name: 'Remove case 2 with its branch' }).click();
    await expect(lines).toHaveText(['Contact Created', 'Shape', 'Switch', 'Paying', 'Else']);
    await editor.canvas.focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(lines).toHaveText(['Contact Created', 'Shape', 'Switch', 'Paying', 'Case 2', 'Else']);
    await editor.inspector.getByRole('button', { name: 'Add a condition of case 1' }).click();
    await editor.fill('Left side of condition 1 of group 1 of case 1', { variable: 'plan' });
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('the error branch is added by its key and knows the error', async () => {
    await editor.card('Shape').click();
    await page.keyboard.press('b');
    await expect(lines).toHaveText(['Contact Created', 'Shape', 'On error', 'Switch', 'Paying', 'Case 2', 'Else']);
    await editor.addStep("Add a step at the start of the branch 'On error' of 'Shape'", 'Request');
    await editor.fill('URL', 'https://example.com/');
    await page.keyboard.type('{{message');
    await page.getByRole('tree', { name: 'Variables', exact: true }).getByText('error › message').waitFor();
    await page.keyboard.press('Enter');
    await expect(editor.field('URL')).toContainText(/Shape\s*› error › message/);
    await editor.card('Shape').click();
    await expect(editor.inspector.getByRole('switch', { name: /^Error branch/ })).toBeChecked();
  });
});

test('a run over many items shows each of them, the failed ones first', async ({ page, project }) => {
  const sample = JSON.stringify({ tags: ['a', 'b', 'c'] });
  const { id: appEventId } = await project.api.call(createAppEvent, {
    params: { projectId: project.id },
    body: { name: 'Tags Added', sample },
  });
  const item = template`${{ source: 'item', stepId: 'fanout1', path: ['item'] }}`;
  const tagging = functionOf(
    'tagit',
    'Tag it',
    { tag: item },
    "if (parameters.tag === 'b') throw new Error('No b.'); return parameters.tag;",
  );
  const fan = makeStep('fanout1', {
    type: 'fan-out',
    name: 'For each tag',
    config: { items: [{ ref: fromTrigger('tags') }], onFailure: 'collect' },
    branches: [{ id: 'each', steps: [tagging] }],
  });
  const broken = withErrorBranch(functionOf('broken', 'Break', {}, "throw new Error('Broken.');"), [
    functionOf('mend', 'Mend', {}, 'return 1;'),
  ]);
  await createWorkflowOn(project.api, { projectId: project.id, name: 'Tags', appEventId, steps: [fan, broken] });
  await sendAsBackend(project, 'Tags Added', { tags: ['a', 'b', 'c'] });

  await page.goto(project.pageUrl('/runs'));
  const row = page.getByRole('row').filter({ hasText: 'user-1' });
  await expect(row).toContainText('Completed');
  await row.getByRole('link').click();
  const canvas = page.getByRole('application');
  await expect(canvas.getByRole('button', { name: /^Break .*error branch ran/ })).toBeVisible();
  await expect(canvas.getByRole('button', { name: /^Mend .*completed/ })).toBeVisible();
  await canvas.getByRole('button', { name: /^Tag it/ }).click();
  const details = page.getByRole('region', { name: 'Tag it' });
  await expect(details).toContainText('Ran for 3 items, 1 failed.');
  await expect(details).toContainText('No b.');
  await expect(details.getByRole('textbox', { name: 'Number of the item' })).toHaveValue('2');
  await details.getByRole('textbox', { name: 'Number of the item' }).fill('3');
  await expect(details.getByRole('tree', { name: 'Output' })).toContainText('c');
  await details.getByRole('button', { name: 'The failed one' }).click();
  await expect(details).toContainText('No b.');
  await canvas.getByRole('button', { name: /^For each tag/ }).click();
  await expect(page.getByRole('tree', { name: 'Output' })).toContainText('failures');
  expect(await findViolations(page, 'everything')).toEqual([]);
});

test('code knows what its parameters hold', async ({ page, project }) => {
  const greet = functionOf(
    'greet',
    'Greet',
    { mail: template`${fromTrigger('email')}`, all: template`${fromTrigger()}` },
    '// ',
  );
  const { editorUrl } = await addContactWorkflow(project, 'Typed code', [greet]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Greet').click();
  await editor.inspector.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('return parameters.');
  const offered = page.locator('.suggest-widget .monaco-list-row');
  await expect(offered).toHaveText([/^all.*object/, /^mail.*string/]);
  await page.keyboard.type('all.fir');
  await expect(offered).toHaveText([/^firstName.*string/]);
  await page.keyboard.press('Enter');
  await expect(editor.inspector.locator('.view-lines')).toHaveText('return parameters.all.firstName');
});

test('a variable gives a number', async ({ page, project }) => {
  const fan = makeStep('fanout1', {
    type: 'fan-out',
    name: 'For each',
    config: { items: [{ formula: { source: '[1, 2]', slots: {} } }] },
    branches: [{ id: 'each', steps: [] }],
  });
  const { editorUrl } = await addContactWorkflow(project, 'Width', [fan]);
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('For each').click();
  await editor.inspector.getByRole('button', { name: 'Use a variable: At a time' }).click();
  await expect(editor.field('At a time')).toBeFocused();
  await editor.fill('At a time', { variable: 'plan' });
  await editor.inspector.getByRole('tab', { name: 'Test' }).click();
  await editor.inspector.getByRole('button', { name: 'Test step' }).click();
  await expect(editor.inspector.getByRole('alert')).toContainText(
    'The field "At a time" takes a number between 1 and 100, and its variable gives "pro".',
  );
  await editor.inspector.getByRole('tab', { name: 'Setup' }).click();
  await editor.inspector.getByRole('button', { name: 'Back to a value of its own: At a time' }).click();
  await expect(editor.field('At a time')).toHaveValue('10 items');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(editor.field('At a time')).toContainText('plan');
});
