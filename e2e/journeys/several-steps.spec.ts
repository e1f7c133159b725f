import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { conditional, functionOf } from '../fixtures/steps.ts';
import { fromTrigger, literal, template } from '../fixtures/templates.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('several steps are selected, duplicated, cut, pasted into a branch and dragged, each as one change', async ({
  page,
  project,
}) => {
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  const steps = ['One', 'Two', 'Three'].map((name) => functionOf(`step${name.toLowerCase()}`, name, {}, 'return 1;'));
  const check = conditional('check', 'Check', isPro, [functionOf('inside', 'Inside', {}, 'return 1;')]);
  const { editorUrl } = await addContactWorkflow(project, 'Several', [...steps, check]);
  // Places are read below, and must not be on their way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const lines = editor.outline.getByRole('treeitem');
  const start = ['Contact Created', 'One', 'Two', 'Three', 'Check', 'Branch Yes', 'Inside', 'Branch No'];
  const expectLines = (...names: readonly string[]) =>
    expect(lines).toHaveText(names.map((name) => name.replace(/^Branch /, '')));
  const selectThree = async () => {
    await editor.card('Three').click();
    await editor.card('One').click({ modifiers: ['Shift'] });
    await editor.card('Two').click({ modifiers: ['ControlOrMeta'] });
    await expect(editor.inspector.getByRole('heading', { name: '3 steps selected' })).toBeVisible();
  };
  await expectLines(...start);

  await test.step('duplicated and taken back', async () => {
    await selectThree();
    await expect(editor.outline.getByRole('treeitem', { selected: true })).toHaveText(['One', 'Two', 'Three']);
    await editor.inspector.getByRole('button', { name: 'Duplicate 3 steps' }).click();
    await expectLines('Contact Created', 'One', 'Two', 'Three', 'One 2', 'Two 2', 'Three 2', ...start.slice(4));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectLines(...start);
  });
  await test.step('cut, and pasted into a branch', async () => {
    await selectThree();
    await page.keyboard.press('ControlOrMeta+x');
    await expectLines('Contact Created', ...start.slice(4));
    await editor.card('Inside').click();
    await page.keyboard.press('ControlOrMeta+v');
    await expectLines('Contact Created', 'Check', 'Branch Yes', 'Inside', 'One', 'Two', 'Three', 'Branch No');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await expectLines(...start);
  });
  await test.step('a rectangle drawn with Shift takes what it touches, and a drag brings all of it along', async () => {
    await page.keyboard.press('Escape');
    const [one, two, end] = await Promise.all([
      editor.card('One').boundingBox(),
      editor.card('Two').boundingBox(),
      editor.canvas.getByRole('button', { name: "Add a step after 'Check'" }).boundingBox(),
    ]);
    if (one === null || two === null || end === null) throw new Error('The cards are not in view.');
    await page.keyboard.down('Shift');
    await page.mouse.move(one.x - 30, one.y - 5);
    await page.mouse.down();
    await page.mouse.move(two.x + 20, two.y + 20, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(editor.inspector.getByRole('heading', { name: '2 steps selected' })).toBeVisible();
    await page.mouse.move(one.x + 140, one.y + 30);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2, end.y - 10, { steps: 5 });
    await page.mouse.up();
    await expectLines('Contact Created', 'Three', ...start.slice(4), 'One', 'Two');
    await page.keyboard.press('ControlOrMeta+z');
    await expectLines(...start);
  });
  await test.step('by keyboard in the outline', async () => {
    await editor.outline.getByRole('treeitem', { name: 'Two' }).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 steps selected').first()).toBeVisible();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Delete');
    await expectLines('Contact Created', 'One', ...start.slice(4));
    await page.keyboard.press('ControlOrMeta+z');
    await expectLines(...start);
  });
});
