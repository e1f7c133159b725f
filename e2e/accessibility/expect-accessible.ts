import { expect, type Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';

const SCHEMES = [
  { colorScheme: 'light', scope: 'everything' },
  { colorScheme: 'dark', scope: 'colours' },
] as const;

/** Checks both colour schemes, which follow the system's; goes on after a finding, so that a test tells all of them. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const { colorScheme, scope } of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await findViolations(page, scope), `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** The data is there, and with it what it is shown in. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').or(page.getByRole('application')).first().waitFor();
  await expect(page.locator('[class*="Skeleton"]')).toHaveCount(0);
}
