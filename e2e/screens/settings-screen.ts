import type { Page } from '@playwright/test';
import { goTo } from './frame-screen.ts';

/** Makes a server API key and gives its text, which is shown this once. */
export async function createApiKey(page: Page, name: string): Promise<string> {
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('button', { name: 'Create an API key' }).click();
  await page.getByRole('dialog', { name: 'Create an API key' }).getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create the key' }).click();
  const shown = page.getByRole('dialog', { name: 'The API key' });
  await shown.getByRole('button', { name: 'Copy the API key' }).click();
  await shown.getByRole('button', { name: 'I have stored it' }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}
