import type { Page } from '@playwright/test';
import { goTo } from './frame-screen.ts';
import { replaceText } from './monaco.ts';

/** Makes an App Event in its tab; its own page is open afterwards. */
export async function createAppEvent(page: Page, name: string, sample: string): Promise<void> {
  await goTo(page, 'App Events');
  await page.getByRole('button', { name: 'Create App Event' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create App Event' });
  await dialog.getByLabel('Name').fill(name);
  await replaceText(page, dialog.getByRole('textbox', { name: 'Sample payload' }), sample);
  await dialog.getByRole('button', { name: 'Create App Event' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** From the event's own page. */
export async function renameAppEvent(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename App Event' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
