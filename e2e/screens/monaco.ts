import type { Locator, Page } from '@playwright/test';

/** Replaces the text of a Monaco editor as a person does who pastes; typing would close brackets by itself. */
export async function replaceText(page: Page, editor: Locator, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}
