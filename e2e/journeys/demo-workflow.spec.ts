import type { Page } from '@playwright/test';
import { createAppEvent } from '#contract/app-events.ts';
import { listProblems, listVersions } from '#contract/workflows.ts';
import { contact, EVENT_NAME, salesforceSteps } from '../demo/contact-created.ts';
import { readDraft, withoutIds } from '../fixtures/compare-workflows.ts';
import { literal } from '../fixtures/templates.ts';
import { expect, test, type Project } from '../fixtures/test.ts';
import { createWorkflow, openedEditor, type EditorScreen } from '../screens/editor-screen.ts';
import { keyboardHands, mouseHands, tabTo, type Hands } from '../screens/hands.ts';
import { replaceText } from '../screens/monaco.ts';
import { startingWith } from '../screens/starting-with.ts';

const CRM = 'https://crm.example';
const CHECK = 'Is the customer on the plan "pro"?';
const [SHAPE, CREATE] = ['Shape the contact', 'Create the contact'];
const FIELDS = ['FirstName', 'LastName', 'Title', 'Description'];

let appEventId: string;

test.beforeEach(async ({ project }) => {
  const body = { name: EVENT_NAME, sample: JSON.stringify(contact, null, 2) };
  appEventId = (await project.api.call(createAppEvent, { params: { projectId: project.id }, body })).id;
});

test('the demo’s workflow is drawn by mouse, undone to nothing and done again, also after a reload', async ({
  page,
  project,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'By mouse');
  const hands = mouseHands(editor);
  const { canvas } = editor;

  await editor.chooseAppEvent(EVENT_NAME);
  await editor.addStep('Add a step after the trigger', 'Conditional');
  await editor.renameStep(CHECK);
  await fillCheck(editor, hands);
  await editor.addStep(`Add a step after '${CHECK}'`, 'Function');
  await editor.renameStep(SHAPE);
  await test.step('drag the card into the branch', async () => {
    const target = canvas.getByRole('button', { name: `Add a step at the start of the branch 'Yes' of '${CHECK}'` });
    await dragCard(page, editor.card(SHAPE).boundingBox(), target.boundingBox());
    await expect(editor.outline.getByRole('treeitem', { name: SHAPE })).toHaveAttribute('aria-level', '3');
  });
  await fillShape(editor, hands);
  await editor.addStep(`Add a step after '${SHAPE}'`, 'Request');
  await editor.renameStep(CREATE);
  await fillCreate(editor, hands);
  await expectDemoWorkflow(page, project);

  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const redo = page.getByRole('button', { name: 'Redo', exact: true });
  await test.step('undo everything', async () => {
    const drawn = await readDraft(project, page.url());
    for (let presses = 0; presses < 100 && (await undo.isEnabled()); presses += 1) await undo.click();
    await expect(editor.saved).toBeVisible();
    expect(await readDraft(project, page.url())).toMatchObject({ trigger: null, steps: [] });
    await page.reload();
    await openedEditor(page);
    for (let presses = 0; presses < 100 && (await redo.isEnabled()); presses += 1) await redo.click();
    await expect(editor.saved).toBeVisible();
    expect(await readDraft(project, page.url())).toEqual(drawn);
  });
});

test('the same by keyboard alone', async ({ page, project }) => {
  await page.goto(project.pageUrl('/workflows'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Create workflow' }), 'Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Enter');
  const editor = await openedEditor(page);
  const hands = keyboardHands(editor);
  await chooseTrigger(page, editor);

  const add = async (type: string, name: string) => {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search step types' }).waitFor();
    await page.keyboard.type(type);
    await page.keyboard.press('Enter');
    const title = editor.inspector.getByRole('textbox', { name: 'Name of the step' });
    await expect(title).toHaveValue(startingWith(type));
    await tabTo(page, title);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };
  await tabTo(page, editor.canvas);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await add('Conditional', CHECK);
  await fillCheck(editor, hands);
  await tabTo(page, editor.canvas);
  await add('Function', SHAPE);
  await tabTo(page, editor.canvas);
  // Into the branch of the step above.
  await page.keyboard.press('Alt+ArrowRight');
  await fillShape(editor, hands);
  await tabTo(page, editor.canvas);
  await add('Request', CREATE);
  await fillCreate(editor, hands);
  await expectDemoWorkflow(page, project);
});

test('the same in the outline, with a step too many that is disabled, moved and deleted', async ({ page, project }) => {
  await page.goto(project.pageUrl('/workflows'));
  const editor = await createWorkflow(page, 'In the outline');
  const hands = mouseHands(editor);
  const { outline } = editor;
  const row = (name: string) => outline.getByRole('treeitem', { name: startingWith(name) });
  await editor.chooseAppEvent(EVENT_NAME);

  const add = async (below: string, type: string, name: string) => {
    await row(below).click();
    await outline.focus();
    await page.keyboard.press('/');
    await page.getByRole('option', { name: startingWith(type) }).click();
    await row(type).click();
    await outline.focus();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByRole('textbox').fill(name);
    await page.keyboard.press('Enter');
    await row(name).waitFor();
  };
  await add(EVENT_NAME, 'Conditional', CHECK);
  await add('Branch Yes', 'Function', SHAPE);
  await add(SHAPE, 'Request', CREATE);
  await add(CREATE, 'Request', 'One too many');
  await row('One too many').click();
  await outline.focus();
  await page.keyboard.press('e');
  await expect(row('One too many')).toContainText(/off|disabled/i);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(outline.getByRole('treeitem')).toHaveText([
    EVENT_NAME,
    CHECK,
    'Yes',
    SHAPE,
    'One too many disabled',
    CREATE,
    'No',
  ]);
  await page.keyboard.press('Delete');
  await expect(row('One too many')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await row('One too many').waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(row('One too many')).toBeHidden();

  await row(CHECK).click();
  await fillCheck(editor, hands);
  await row(SHAPE).click();
  await fillShape(editor, hands);
  await row(CREATE).click();
  await fillCreate(editor, hands);
  await expectDemoWorkflow(page, project);
});

async function chooseTrigger(page: Page, { inspector }: EditorScreen): Promise<void> {
  await tabTo(page, inspector.getByRole('radio', { name: 'App Event' }), 'Tab');
  await page.keyboard.press('Space');
  await tabTo(page, inspector.getByRole('combobox', { name: 'Search App Events' }));
  await page.keyboard.type('contact');
  await page.keyboard.press('Enter');
  await inspector.getByRole('button', { name: 'Change the App Event' }).waitFor();
}

async function fillCheck({ inspector, field }: EditorScreen, { press, fill }: Hands): Promise<void> {
  await press(inspector.getByRole('button', { name: 'Add a condition' }));
  await fill(field('Left side of condition 1 of group 1'), { variable: 'plan' });
  await fill(field('Right side of condition 1 of group 1'), 'pro');
}

async function fillShape({ page, canvas, inspector, field }: EditorScreen, { press, fill }: Hands): Promise<void> {
  const variables = { first: 'firstName', last: 'lastName', title: 'jobTitle', tags: 'tags' };
  for (const [index, [name, variable]] of Object.entries(variables).entries()) {
    await press(inspector.getByRole('button', { name: 'Add a row to Parameters' }));
    await fill(inspector.getByRole('textbox', { name: `Name of row ${index + 1} of Parameters` }), name);
    await fill(field(`Value of ${name}`), { variable });
  }
  await replaceText(page, inspector.getByRole('textbox', { name: 'Code' }), demoCode);
  // Out of the code; Tab would indent.
  await page.keyboard.press('Escape');
  // Its output becomes variables.
  await press(page.getByRole('button', { name: 'Test step' }).first());
  await expect(canvas.getByRole('button', { name: /^Shape the contact .*completed/ })).toBeVisible();
}

async function fillCreate({ inspector, field }: EditorScreen, hands: Hands): Promise<void> {
  await hands.choose(inspector.getByRole('combobox', { name: 'Method' }), 'POST');
  await hands.fill(field('URL'), `${CRM}/services/data/v62.0/sobjects/Contact`);
  await hands.press(inspector.getByRole('button', { name: 'Add a row to Headers' }));
  await hands.fill(inspector.getByRole('textbox', { name: 'Name of row 1 of Headers' }), 'Authorization');
  await hands.fill(field('Value of Authorization'), 'Bearer x');
  await hands.choose(inspector.getByRole('combobox', { name: 'Body' }), 'JSON');
  const body = FIELDS.flatMap((name) => [`  "${name}": `, { variable: name }, ',\n']);
  await hands.fill(
    field('JSON body'),
    '{\n',
    ...body,
    '  "Email": ',
    { variable: 'email' },
    ',\n  "LeadSource": "Millrace"\n}',
  );
}

const demo = salesforceSteps({ url: CRM, authorization: literal('Bearer x') });

// A field of kind code stores text.
const demoCode = demo[0]?.branches[0]?.steps[0]?.config['code'] as string;

/** The draft is the demo's workflow but for ids, has no problems, and is published from the page. */
async function expectDemoWorkflow(page: Page, project: Project): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  const trigger = { type: 'app-event', config: { appEventId } };
  const draft = await readDraft(project, page.url());
  expect(withoutIds(draft)).toEqual(withoutIds({ trigger, steps: demo }));
  const params = { projectId: project.id, workflowId: new URL(page.url()).pathname.split('/').at(-1) ?? '' };
  expect(await project.api.call(listProblems, { params })).toEqual([]);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 1 · no changes')).toBeVisible();
  expect(await project.api.call(listVersions, { params })).toHaveLength(1);
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function dragCard(page: Page, from: Promise<Box | null>, to: Promise<Box | null>): Promise<void> {
  const [card, target] = await Promise.all([from, to]);
  if (card === null || target === null) throw new Error('The card or its new place is not in view.');
  await page.mouse.move(card.x + card.width / 2, card.y + 20);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
}
