import type { Locator, Page } from '@playwright/test';
import { addContactCreated } from '../fixtures/contact-workflow.ts';
import { expect, test } from '../fixtures/test.ts';
import { openedEditor } from '../screens/editor-screen.ts';

test('a small workflow is built and published by keyboard alone', async ({ page, project }) => {
  await addContactCreated(project);
  await page.goto(project.pageUrl('/workflows'));
  await page.getByRole('heading', { level: 1 }).waitFor();

  await test.step('create the workflow', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Create workflow' }));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Name')).toBeFocused();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
  });
  const editor = await openedEditor(page);

  await test.step('choose the trigger', async () => {
    await tabTo(page, editor.inspector.getByRole('radio', { name: 'App Event' }));
    await page.keyboard.press('Space');
    const search = editor.inspector.getByRole('combobox', { name: 'Search App Events' });
    await tabTo(page, search);
    await page.keyboard.type('contact');
    await page.keyboard.press('Enter');
    await expect(editor.inspector.getByRole('button', { name: 'Change the App Event' })).toBeVisible();
  });

  await test.step('add a Conditional, and a Request in its branch', async () => {
    await tabTo(page, editor.outline, 'Shift+Tab');
    await page.keyboard.press('Home');
    await page.keyboard.press('/');
    await page.keyboard.type('cond');
    await page.keyboard.press('Enter');
    await expect(editor.outline.getByRole('treeitem', { name: 'Conditional' })).toBeVisible();
    await tabTo(page, editor.outline, 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('/');
    await page.keyboard.type('request');
    await page.keyboard.press('Enter');
    const request = editor.outline.getByRole('treeitem', { name: 'Request' });
    await expect(request).toHaveAttribute('aria-level', '3');
  });

  await test.step('fill the Request', async () => {
    await tabTo(page, editor.outline, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, editor.field('URL'));
    await page.keyboard.type('https://example.com/{{email');
    await page.keyboard.press('Enter');
    await expect(editor.field('URL')).toContainText(/Contact Created\s*› email/);
  });

  await test.step('fill the Conditional', async () => {
    await tabTo(page, editor.outline, 'Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await tabTo(page, editor.inspector.getByRole('button', { name: 'Add a condition' }));
    await page.keyboard.press('Enter');
    await tabTo(page, editor.field('Left side of condition 1 of group 1'), 'Shift+Tab');
    await page.keyboard.type('{{plan');
    await page.keyboard.press('Enter');
    await tabTo(page, editor.field('Right side of condition 1 of group 1'));
    await page.keyboard.type('pro');
  });

  await test.step('publish', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Publish the workflow' });
    await tabTo(page, dialog.getByRole('button', { name: 'Publish', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Version 1 · no changes')).toBeVisible();
  });
});

const MOST_STOPS = 60;

/** Presses the Tab key until the element has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus did not come to ${String(target)} within ${MOST_STOPS} stops.`);
}
