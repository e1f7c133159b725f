import type { Page } from '@playwright/test';
import type { Account } from '../fixtures/set-up-project.ts';

/** The first visit: the owner and the first project. */
export async function createOwner(page: Page, { name, email, password }: Account, projectName: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('First project').fill(projectName);
  await page.getByRole('button', { name: 'Create owner and project' }).click();
}
