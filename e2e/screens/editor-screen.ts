import type { Locator, Page } from '@playwright/test';
import { goTo } from './frame-screen.ts';
import { startingWith } from './starting-with.ts';

export type StepType = 'Request' | 'Function' | 'Conditional' | 'Response';
/** What a field is filled with: text as it is typed, and variables by what the tree calls them. */
export type Part = string | { readonly variable: string };

/** The editor of one workflow. */
export interface EditorScreen {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly outline: Locator;
  readonly card: (name: string) => Locator;
  readonly field: (label: string) => Locator;
  /** The word that everything is on the server. */
  readonly saved: Locator;
  readonly chooseAppEvent: (name: string) => Promise<void>;
  /** `place` as the button there says: "Add a step after the trigger". Selects the new step. */
  readonly addStep: (place: string, type: StepType) => Promise<void>;
  readonly renameStep: (name: string) => Promise<void>;
  readonly fill: (label: string, ...parts: readonly Part[]) => Promise<void>;
  /** One of a few options that lie side by side. */
  readonly choose: (label: string, option: string) => Promise<void>;
  readonly publish: () => Promise<void>;
  /** Switches the workflow on for every end user. */
  readonly switchOnByDefault: () => Promise<void>;
}

export async function createWorkflow(page: Page, name: string): Promise<EditorScreen> {
  await goTo(page, 'Workflows');
  await page.getByRole('button', { name: 'Create workflow' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create workflow' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create workflow' }).click();
  return openedEditor(page);
}

/** The editor that the page is about to show. */
export async function openedEditor(page: Page): Promise<EditorScreen> {
  const canvas = page.getByRole('application', { name: 'Flow of the workflow' });
  await canvas.waitFor();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const field = (label: string): Locator => inspector.getByRole('textbox', { name: label, exact: true });
  return {
    page,
    canvas,
    inspector,
    field,
    outline: page.getByRole('tree', { name: 'Steps of the workflow' }),
    card: (name) => canvas.getByRole('button', { name: startingWith(name) }),
    saved: page.getByRole('status').filter({ hasText: /^Saved$/ }),
    chooseAppEvent: async (name) => {
      await inspector.getByRole('radio', { name: 'App Event' }).check();
      await inspector.getByRole('option', { name, exact: true }).click();
      await inspector.getByRole('button', { name: 'Change the App Event' }).waitFor();
    },
    addStep: async (place, type) => {
      await canvas.getByRole('button', { name: place, exact: true }).click();
      await page.getByRole('option', { name: startingWith(type) }).click();
      await inspector.getByRole('tab', { name: 'Setup' }).waitFor();
    },
    renameStep: async (name) => {
      await inspector.getByRole('textbox', { name: 'Name of the step' }).fill(name);
      await page.keyboard.press('Enter');
    },
    fill: (label, ...parts) => fillParts(page, field(label), parts),
    choose: (label, option) =>
      // The radio button itself lies invisible under its text.
      inspector.getByRole('radiogroup', { name: label }).getByText(option, { exact: true }).click(),
    publish: async () => {
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Publish the workflow' });
      await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    switchOnByDefault: async () => {
      await page.getByRole('button', { name: 'Settings of the workflow' }).click();
      const onByDefault = page.getByRole('switch', { name: 'On by default' });
      await onByDefault.click();
      // It moves once the server has it.
      await onByDefault.and(page.locator(':checked')).waitFor();
      await page.keyboard.press('Escape');
    },
  };
}

/** Types into a field, and takes variables from the tree that "{{" opens. */
async function fillParts(page: Page, field: Locator, parts: readonly Part[]): Promise<void> {
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  for (const part of parts) {
    if (typeof part === 'string') await page.keyboard.insertText(part);
    else await insertVariable(page, part.variable);
  }
}

async function insertVariable(page: Page, name: string): Promise<void> {
  await page.keyboard.type(`{{${name}`);
  const tree = page.getByRole('tree', { name: 'Variables', exact: true });
  await tree
    // Found fields that lie deeper are shown with the way to them.
    .getByRole('treeitem', { name: new RegExp(`(^|› )${startingWith(name).source.slice(1)}`, 'u') })
    .first()
    .click();
  await tree.waitFor({ state: 'hidden' });
}
