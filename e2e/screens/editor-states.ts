import type { Page } from '@playwright/test';
import type { RichWorkflow } from '../fixtures/rich-workflow.ts';
import { openedEditor, type EditorScreen } from './editor-screen.ts';

export interface EditorState {
  readonly name: string;
  /** Which workflow of the rich ones; the first unless given. */
  readonly of?: 'empty' | 'large';
  readonly show: (editor: EditorScreen, page: Page) => Promise<void>;
}

const inspectorOf = (card: string, tab: 'Setup' | 'Test' | 'Notes' = 'Setup'): EditorState['show'] => {
  return async ({ card: find, inspector }) => {
    await find(card).click();
    await inspector.getByRole('tab', { name: tab }).click();
  };
};
const press =
  (keys: string, card = 'Shape the contact'): EditorState['show'] =>
  async ({ card: find, canvas }, page) => {
    await find(card).click();
    await canvas.focus();
    await page.keyboard.press(keys);
  };
const shelfOf = (page: Page) => page.getByRole('region', { name: 'Test' });
const testWorkflow: EditorState['show'] = async ({ card }, page) => {
  await card('Create the contact').click();
  const shelf = shelfOf(page);
  await shelf.getByRole('button', { name: 'Test workflow' }).click();
  await shelf.getByRole('tab', { name: 'Output' }).waitFor();
};
const openVersions: EditorState['show'] = async (_editor, page) => {
  await page.getByRole('button', { name: 'More about publishing' }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  await page.getByRole('dialog', { name: 'Versions' }).getByRole('listitem').first().click();
};
const nothing: EditorState['show'] = () => Promise.resolve();

/** What people see while they work in the editor, each from a freshly opened page. */
export const EDITOR_STATES: readonly EditorState[] = [
  { name: 'empty', of: 'empty', show: nothing },
  { name: 'canvas', show: nothing },
  { name: 'large', of: 'large', show: nothing },
  {
    name: 'far-away',
    of: 'large',
    show: async ({ canvas }, page) => {
      for (let clicks = 0; clicks < 6; clicks += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
      await canvas.focus();
    },
  },
  { name: 'hover', show: ({ card }) => card('Shape the contact').hover() },
  { name: 'trigger', show: ({ canvas }) => canvas.getByRole('button', { name: /^Contact Created/ }).click() },
  ...['Create the contact', 'Shape the contact', 'Is it a paying customer?', 'Which plan?', 'For each plan'].map(
    (card) => ({ name: `inspector ${card}`, show: inspectorOf(card) }),
  ),
  ...['Wait for the invoice', 'Names for the CRM', 'Enough for a trial'].map((card) => ({
    name: `inspector ${card}`,
    show: inspectorOf(card),
  })),
  { name: 'test tab', show: inspectorOf('Shape the contact', 'Test') },
  { name: 'notes tab', show: inspectorOf('Shape the contact', 'Notes') },
  {
    name: 'several',
    show: async ({ card }) => {
      await card('Shape the contact').click();
      await card('Is it a paying customer?').click({ modifiers: ['Shift'] });
    },
  },
  {
    name: 'dragged',
    show: async ({ card }, page) => {
      const box = await card('Shape the contact').boundingBox();
      if (box === null) throw new Error('The card is not in view.');
      await page.mouse.move(box.x + 60, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 120, box.y + 190, { steps: 6 });
    },
  },
  { name: 'collapsed', show: press('c', 'Which plan?') },
  {
    name: 'sticky note',
    show: async ({ canvas }) => {
      await canvas.getByRole('region', { name: /^Sticky note/ }).click();
    },
  },
  {
    name: 'step picker',
    show: async ({ canvas }, page) => {
      await canvas.getByRole('button', { name: "Add a step after 'Shape the contact'" }).click();
      await page.getByRole('option', { name: /^Conditional/ }).waitFor();
    },
  },
  {
    name: 'card menu',
    show: async ({ card }, page) => {
      await card('Create the contact').click({ button: 'right' });
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'palette',
    show: async (editor, page) => {
      await press('ControlOrMeta+k')(editor, page);
      await page.getByRole('dialog', { name: 'Find' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    show: async (editor, page) => {
      await press('?')(editor, page);
      await page.getByRole('dialog', { name: 'Shortcuts of the editor' }).waitFor();
    },
  },
  {
    name: 'find',
    show: async (editor, page) => {
      await press('ControlOrMeta+f')(editor, page);
      await page.keyboard.type('contact');
    },
  },
  {
    name: 'history',
    show: async (editor, page) => {
      await press('h')(editor, page);
      await page.getByRole('dialog', { name: 'History' }).getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'problems',
    show: (_editor, page) => page.getByRole('button', { name: /^\d+ problems?$/ }).click(),
  },
  {
    name: 'inline picker',
    show: async ({ card, field }, page) => {
      await card('Create the contact').click();
      await field('URL').focus();
      await page.keyboard.press('End');
      await page.keyboard.type('{{');
      await page.getByRole('tree', { name: 'Variables', exact: true }).waitFor();
    },
  },
  {
    name: 'variable search',
    show: async ({ card, field, inspector }) => {
      await card('Create the contact').click();
      await field('JSON body').click();
      await inspector.getByLabel('Search variables').fill('name');
    },
  },
  {
    name: 'pill card',
    show: async ({ card, field }) => {
      await card('Create the contact').click();
      await field('JSON body').locator('[data-pill]').first().hover();
    },
  },
  {
    name: 'broken pill',
    show: async ({ card, field }, page) => {
      await card('Tell the whole team').click();
      await field('JSON body').locator('[data-pill]').first().hover();
      await page.getByRole('tooltip').waitFor();
    },
  },
  {
    name: 'formula',
    show: async ({ card, inspector }, page) => {
      await card('Names for the CRM').click();
      const formula = inspector.getByRole('textbox', { name: 'Value of full' });
      await formula.click();
      await page.keyboard.press('End');
      await page.keyboard.type(' & $sub');
      await page
        .getByRole('option', { name: /^\$substring/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'transforms',
    show: async ({ card, inspector }, page) => {
      await card('Names for the CRM').click();
      await inspector.getByRole('button', { name: 'Transform Value of full' }).click();
      await page.getByRole('combobox', { name: 'Search transforms' }).waitFor();
    },
  },
  {
    name: 'large editor',
    show: async ({ card, inspector }, page) => {
      await card('Create the contact').click();
      await inspector.getByRole('button', { name: 'Open JSON body in a large editor' }).click();
      await page.getByRole('button', { name: 'Close the large editor' }).waitFor();
    },
  },
  {
    name: 'test shelf',
    show: (_editor, page) => shelfOf(page).getByRole('button', { name: 'Open the test shelf' }).click(),
  },
  { name: 'tested', show: testWorkflow },
  ...['Input', 'HTTP', 'Logs'].map((tab) => ({
    name: `tested ${tab}`,
    show: async (editor: EditorScreen, page: Page) => {
      await testWorkflow(editor, page);
      await shelfOf(page)
        .getByRole('tab', { name: new RegExp(`^${tab}`) })
        .click();
    },
  })),
  {
    name: 'test failed',
    show: async (editor, page) => {
      await testWorkflow(editor, page);
      await editor.card('Tell the whole team').click();
      await shelfOf(page).getByRole('button', { name: 'Test step' }).click();
      await shelfOf(page)
        .getByText(/Failed/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'review',
    show: async (_editor, page) => {
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('dialog').getByRole('list', { name: 'Changes' }).waitFor();
    },
  },
  { name: 'versions', show: openVersions },
  {
    name: 'comparison',
    show: async (editor, page) => {
      await openVersions(editor, page);
      await page.getByRole('dialog').getByLabel('Compare with').selectOption({ index: 1 });
      await page.getByRole('dialog').getByRole('list', { name: 'Changes' }).waitFor();
    },
  },
  {
    name: 'settings',
    show: (_editor, page) => page.getByRole('button', { name: 'Settings of the workflow' }).click(),
  },
  // The last one: the browser remembers that JSON is shown so.
  {
    name: 'json tree',
    show: async ({ card, inspector }) => {
      await card('Create the contact').click();
      await inspector.getByRole('button', { name: 'Show JSON body as a tree' }).click();
      await inspector.getByRole('button', { name: 'Add to The whole' }).scrollIntoViewIfNeeded();
    },
  },
];

/** Shows each state on the page and lets `visit` look; the draft is afterwards as it was. */
export async function visitEditorStates(
  page: Page,
  workflow: RichWorkflow,
  states: readonly EditorState[],
  visit: (name: string) => Promise<void>,
): Promise<void> {
  for (const { name, of, show } of states) {
    await page.goto(of === 'empty' ? workflow.emptyUrl : of === 'large' ? workflow.largeUrl : workflow.editorUrl);
    const editor = await openedEditor(page);
    await show(editor, page).catch((cause: unknown) => {
      throw new Error(`The state "${name}" could not be shown.`, { cause });
    });
    await visit(name);
    await page.mouse.up();
    await undoAll(editor, page);
  }
}

async function undoAll(editor: EditorScreen, page: Page): Promise<void> {
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape');
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  while (await undo.isEnabled()) await undo.click();
  await editor.saved.waitFor();
}
