import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { readDraft } from '../fixtures/compare-workflows.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a sticky note is written, moved, coloured, found, and goes where its card goes', async ({ page, project }) => {
  const steps = [functionOf('one1', 'One', {}, 'return 1;'), functionOf('two2', 'Two', {}, 'return 2;')];
  const { editorUrl } = await addContactWorkflow(project, 'Notes', steps);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  const note = editor.canvas.getByRole('region', { name: /^Sticky note/ });
  const place = async () => {
    const box = await note.boundingBox();
    if (box === null) throw new Error('The note is not in view.');
    return box;
  };

  await test.step('written by keyboard', async () => {
    await editor.card('Two').click();
    await page.keyboard.press('n');
    await expect(note.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Ask sales first');
    await page.keyboard.press('Escape');
    await expect(note).toBeFocused();
    await expect(note).toHaveAccessibleName('Sticky note: Ask sales first');
    await page.keyboard.press('ArrowDown');
    expect(await findViolations(page, 'everything')).toEqual([]);
  });

  await test.step('dragged, and taken back as one change', async () => {
    const before = await place();
    await page.mouse.move(before.x + 60, before.y + 60);
    await page.mouse.down();
    await page.mouse.move(before.x + 40, before.y + 160, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await place()).y).toBeGreaterThan(before.y + 90);
    await editor.canvas.focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(async () => (await place()).y).toBeCloseTo(before.y, 0);
  });

  await test.step('coloured, and along with its card', async () => {
    await note.hover();
    await note.getByRole('button', { name: 'Make it blue' }).click();
    await expect(note).toHaveAttribute('data-colour', 'blue');
    const before = await place();
    await editor.card('Two').click();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await place()).y).toBeLessThan(before.y - 50);
  });

  await test.step('found, named in the outline, part of the draft, and deleted', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('sales');
    await expect(page.getByRole('search', { name: 'Find in the workflow' }).getByRole('status')).toContainText(
      '1 of 1',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'Ask sales first' }).click();
    await expect(note).toBeFocused();
    await expect(editor.saved).toBeVisible();
    const { stickyNotes } = await readDraft(project, editorUrl);
    expect(stickyNotes).toMatchObject([{ text: 'Ask sales first', colour: 'blue', anchor: 'two2' }]);
    await page.keyboard.press('Delete');
    await expect(note).toBeHidden();
  });
});
