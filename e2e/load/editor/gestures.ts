import type { Page } from '@playwright/test';

const FRAME_MS = 16;
const MOVES = 60;
/** An empty place of the canvas, right of a chain that stands in the middle. */
const EMPTY = { x: 760, y: 400 };

export const gestures = {
  pan: async (page: Page): Promise<void> => {
    await page.mouse.move(EMPTY.x, EMPTY.y);
    await page.mouse.down();
    await moveUpAndDown(page, EMPTY);
    await page.mouse.up();
  },
  drag: async (page: Page): Promise<void> => {
    const box = await page.locator('.react-flow__node').nth(2).boundingBox();
    if (box === null) throw new Error('There is no card to drag.');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await moveUpAndDown(page, middle);
    await page.mouse.up();
  },
  zoom: async (page: Page): Promise<void> => {
    await page.mouse.move(EMPTY.x, EMPTY.y);
    await page.keyboard.down('Control');
    for (let move = 0; move < MOVES; move += 1) {
      await page.mouse.wheel(0, move < MOVES / 2 ? 12 : -12);
      await page.waitForTimeout(FRAME_MS);
    }
    await page.keyboard.up('Control');
  },
} as const;
export type Gesture = keyof typeof gestures;

/** Ends where it began, so that a card falls back into its place. */
async function moveUpAndDown(page: Page, from: { readonly x: number; readonly y: number }): Promise<void> {
  for (let move = 1; move <= MOVES; move += 1) {
    const offset = 150 * Math.sin((2 * Math.PI * move) / MOVES);
    await page.mouse.move(from.x + offset / 3, from.y + offset);
    await page.waitForTimeout(FRAME_MS);
  }
}
