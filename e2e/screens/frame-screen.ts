import type { Page } from '@playwright/test';

export type Section = 'Workflows' | 'App Events' | 'Users' | 'Runs' | 'Settings';

/** By the rail on the left. */
export async function goTo(page: Page, section: Section): Promise<void> {
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: section, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: section, exact: true }).waitFor();
}
