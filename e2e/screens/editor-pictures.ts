import type { Page } from '@playwright/test';
import { openedEditor } from './editor-screen.ts';

/** Pictures of what the editor shows while people work in it; the draft is afterwards as it was. */
export async function pictureEditor(page: Page, save: (name: string) => Promise<void>): Promise<void> {
  const editor = await openedEditor(page);
  await editor.card('Shape the contact').click();
  await editor.inspector.getByRole('button', { name: 'Formula for Value of name' }).click();
  await editor.field('Value of name').fill('$uppercase($firstName)');
  await editor.inspector.getByText(/= "ADA"/).waitFor();
  await save('editor-formula');

  await editor.card('Create the contact').click();
  await editor.card('Tell the team').click({ modifiers: ['Shift'] });
  await save('editor-several');

  await editor.canvas.focus();
  await page.keyboard.press('h');
  await page.getByRole('dialog', { name: 'History' }).waitFor();
  await save('editor-history');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const review = page.getByRole('dialog', { name: 'Publish the workflow' });
  await review.getByRole('list', { name: 'Changes' }).waitFor();
  await save('editor-review');
  await page.keyboard.press('Escape');
  await review.waitFor({ state: 'hidden' });

  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
  await editor.saved.waitFor();
}
