import type { Locator, Page } from '@playwright/test';
import type { EditorScreen, Part } from './editor-screen.ts';
import { startingWith } from './starting-with.ts';

/** The ways in which people who edit a workflow reach things. */
export interface Hands {
  readonly press: (button: Locator) => Promise<void>;
  readonly fill: (field: Locator, ...parts: readonly Part[]) => Promise<void>;
  readonly choose: (select: Locator, option: string) => Promise<void>;
}

/** Clicks, and drags variables from the tree beside the fields; only plain text is typed. */
export function mouseHands({ page, inspector }: EditorScreen): Hands {
  const tree = inspector.getByRole('tree', { name: 'Variables before this step' });
  return {
    press: (button) => button.click(),
    fill: async (field, ...parts) => {
      await field.click();
      for (const part of parts) {
        if (typeof part === 'string') {
          await page.keyboard.insertText(part);
          continue;
        }
        await inspector.getByRole('searchbox', { name: 'Search variables' }).fill(part.variable);
        const row = tree.getByRole('treeitem', { name: startingWith(part.variable) }).first();
        // An empty field takes what is dropped on it; into a text it goes where the caret is.
        if (parts.length === 1) await row.dragTo(field);
        else await row.click();
        await field.focus();
      }
    },
    choose: async (select, option) => void (await select.selectOption(option)),
  };
}

/** The Tab key, arrows and typing. */
export function keyboardHands({ page }: EditorScreen): Hands {
  return {
    press: async (button) => {
      await tabTo(page, button);
      await page.keyboard.press('Enter');
    },
    fill: async (field, ...parts) => {
      await tabTo(page, field);
      for (const part of parts) {
        if (typeof part === 'string') await page.keyboard.insertText(part);
        else {
          await page.keyboard.type(`{{${part.variable}`);
          await page.getByRole('tree', { name: 'Variables', exact: true }).waitFor();
          await page.keyboard.press('Enter');
        }
      }
    },
    choose: async (select, option) => {
      await tabTo(page, select);
      // A native select takes the option that is typed.
      await page.keyboard.type(option);
    },
  };
}

const MOST_STOPS = 80;

/** Presses the Tab key until the element has the focus, as a person without a mouse does; backwards where it lies behind. */
export async function tabTo(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await target.waitFor();
  const direction = key ?? (await directionTo(target));
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    // In code Tab indents until Escape was pressed.
    const isInCode = await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    if (isInCode) await page.keyboard.press('Escape');
    await page.keyboard.press(direction);
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
  throw new Error(`The focus did not come to ${String(target)} within ${MOST_STOPS} stops, it is at ${at}.`);
}

function directionTo(target: Locator): Promise<'Tab' | 'Shift+Tab'> {
  return target.evaluate((element) => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return 'Tab';
    const isBehind = element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
    return isBehind === 0 ? 'Tab' : 'Shift+Tab';
  });
}
