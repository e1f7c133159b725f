import { findViolations } from '../accessibility/find-violations.ts';
import { addContactWorkflow } from '../fixtures/contact-workflow.ts';
import { addRichWorkflow } from '../fixtures/rich-workflow.ts';
import { functionOf } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('the publish review lists exactly what changed', async ({ page, project }) => {
  const { editorUrl } = await addContactWorkflow(project, 'Reviewed', [
    functionOf('shape', 'Shape', {}, 'const a = 1;\nreturn a;'),
    functionOf('gone', 'Going away', {}, 'return 2;'),
  ]);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Going away').click();
  await page.keyboard.press('Delete');
  await editor.card('Shape').click();
  await editor.renameStep('Shape it');
  await editor.addStep("Add a step after 'Shape it'", 'Request');
  await editor.fill('URL', 'https://crm.example.com/', { variable: 'email' });
  await expect(editor.saved).toBeVisible();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const review = page.getByRole('dialog', { name: 'Publish the workflow' });
  const changes = review.getByRole('list', { name: 'Changes' });
  await test.step('in words, by author, with the fields', async () => {
    await expect(changes.getByRole('button')).toHaveText([
      /^"Shape" is renamed to "Shape it"\.Olivia Owner$/,
      /^"Request" \(Request\) is added\.Olivia Owner$/,
      /^"Going away" \(Function\) is removed\.Olivia Owner$/,
    ]);
    await expect(changes.getByRole('definition')).toContainText(['https://crm.example.com/Contact Created › email']);
  });
  await test.step('on the canvas', async () => {
    const canvas = review.getByRole('application', { name: 'Flow with its changes' });
    await changes.getByRole('button', { name: /is added/ }).click();
    const added = canvas.getByRole('button', { name: /^Request .*Added/ });
    await expect(added).toBeInViewport();
    await expect(added).toHaveAttribute('aria-current', 'true');
    await expect(canvas.getByRole('button', { name: /^Shape it .*Changed/ })).toBeVisible();
    expect(await findViolations(page, 'everything')).toEqual([]);
  });
  await review.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Version 2 · no changes')).toBeVisible();
  await test.step('nothing is left to publish, and the review says so', async () => {
    await expect(review).toBeHidden();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(review).toContainText('Nothing has changed since the published version.');
    await expect(review.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(review).toBeHidden();
  });

  await test.step('and any two versions can be compared', async () => {
    await page.getByRole('button', { name: 'More about publishing' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await versions.getByLabel('Compare with').selectOption('Version 1');
    await expect(versions.getByRole('list', { name: 'Changes' }).getByRole('button')).toHaveText([
      '"Shape" is renamed to "Shape it".',
      '"Request" (Request) is added.',
      '"Going away" (Function) is removed.',
    ]);
    const canvas = versions.getByRole('application', { name: 'From version 1 to version 2' });
    await expect(canvas.getByRole('button', { name: /^Request .*Added/ })).toBeVisible();
    await versions.getByLabel('Compare with').selectOption('The draft');
    await expect(versions.getByText('There is no difference.')).toBeVisible();
  });
});

test('changes of every kind are told once each, and not at all when they are taken back', async ({ page, project }) => {
  const { editorUrl } = await addRichWorkflow(project, 'https://crm.example.com');
  await page.goto(editorUrl);
  const editor = await openedEditor(page);
  await editor.card('Shape the contact').click();
  await page.keyboard.press('b');
  await editor.card('For each plan').click();
  await editor.inspector.getByRole('tab', { name: 'Notes' }).click();
  await editor.inspector.getByRole('textbox', { name: 'Note' }).fill('Plans are few.');
  await expect(editor.saved).toBeVisible();

  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  const review = page.getByRole('dialog', { name: 'Publish the workflow' });
  await publish.click();
  await expect(review.getByRole('list', { name: 'Changes' }).getByRole('button')).toHaveText([
    /^"Shape the contact" \(Function\) has an error branch\./,
    /^"Wait for the invoice" \(Delay\) has changes in "How long"\./,
    /^"For each plan" \(Fan Out\) has changes in "Note"\./,
    /^"Names for the CRM" \(Transform\) is disabled\./,
    /^"Tell the team" is renamed to "Tell the whole team"\./,
    /^"Tell the whole team" \(Request\) has changes in "JSON body"\./,
    /^"Enough for a trial" \(Stop\) is moved\./,
    /^The sticky note "Sales wants to be asked/,
  ]);
  await page.keyboard.press('Escape');

  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
  await expect(editor.saved).toBeVisible();
  await publish.click();
  // What is taken back is no change; what others have drawn stays one.
  await expect(review.getByRole('list', { name: 'Changes' }).getByRole('button')).toHaveText([
    /^"Wait for the invoice"/,
    /^"Names for the CRM"/,
    /^"Tell the team"/,
    /^"Tell the whole team"/,
    /^"Enough for a trial"/,
    /^The sticky note/,
  ]);
});
