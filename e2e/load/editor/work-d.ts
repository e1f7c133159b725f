import type { Page } from '@playwright/test';
import { openedEditor } from '../../screens/editor-screen.ts';
import { median, printFigure } from '../figures.ts';
import { gestures, type Gesture } from './gestures.ts';
import { measureFirstLoad } from './measure-load.ts';
import { measureFrames, measureLongestTask, timeToAnswer, timeToShow, type FrameTimes } from './page-probes.ts';
import { FAR_FIELD, type Pages } from './prepare-workflows.ts';

/** What every figure is measured with. Goals: docs/performance, Work D. */
export interface Rig {
  readonly pages: Pages;
  readonly bareUrl: string;
  readonly repetitions: number;
  readonly withPage: <Result>(work: (page: Page) => Promise<Result>) => Promise<Result>;
}

const LARGE = 500;
/** Ours draws what is in view; the cards of a screen. */
const CARDS_IN_VIEW = 5;
const NODE = '.react-flow__node';
const BARE_RATIO = 1.5;

export async function runFirstLoad({ pages, repetitions, withPage }: Rig): Promise<void> {
  const editor = await withPage((page) => measureFirstLoad(page, pages.editorOf(LARGE)));
  printFigure('d.load.editor.script', editor.scriptKb, 'kB gzip', { kind: 'at most', value: 300 });
  const loads = await repeat(repetitions, () => withPage((page) => measureFirstLoad(page, pages.workflows)));
  printFigure('d.load.script', median(loads.map(({ scriptKb }) => scriptKb)), 'kB gzip', {
    kind: 'at most',
    value: 300,
  });
  printFigure('d.load.largest-paint', median(loads.map(({ largestPaintMs }) => largestPaintMs)), 'ms', {
    kind: 'at most',
    value: 1000,
  });
}

/** From the navigation to the cards, with an empty cache, in turns with the bare page. */
export async function runOpening({ pages, bareUrl, repetitions, withPage }: Rig, stepCount: number): Promise<void> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < repetitions; turn += 1) {
    const bareAt = `${bareUrl}?nodes=${stepCount}`;
    bare.push(await withPage((page) => timeToShow(page, bareAt, NODE, stepCount)));
    ours.push(await withPage((page) => timeToShow(page, pages.editorOf(stepCount), NODE, CARDS_IN_VIEW)));
  }
  printFigure(`d.open.${stepCount}.bare`, median(bare), 'ms', null);
  printFigure(`d.open.${stepCount}`, median(ours), 'ms', { kind: 'at most', value: BARE_RATIO * median(bare) });
  printRatio(`d.open.${stepCount}.against-bare`, ours, bare);
}

/** `slowdown`: the processor is slowed down so many times. */
export async function runFrames({ pages, bareUrl, repetitions, withPage }: Rig, slowdown: number): Promise<void> {
  const suffix = slowdown === 1 ? '' : `.slow-${slowdown}`;
  // All of TypeScript's keys of a constant are what Object.keys gives.
  for (const gesture of Object.keys(gestures) as Gesture[]) {
    const ours: FrameTimes[] = [];
    const bare: FrameTimes[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) {
      bare.push(await withPage((page) => perform(page, `${bareUrl}?nodes=${LARGE}`, gesture, slowdown)));
      ours.push(await withPage((page) => perform(page, pages.editorOf(LARGE), gesture, slowdown)));
    }
    const name = `d.${gesture}${suffix}`;
    const of = (times: readonly FrameTimes[], key: keyof FrameTimes) => times.map((one) => one[key]);
    const bareGoal = (key: keyof FrameTimes, value: number) => Math.max(value, median(of(bare, key)));
    printFigure(`${name}.frame.bare`, median(of(bare, 'median')), 'ms', null);
    printFigure(`${name}.frame`, median(of(ours, 'median')), 'ms', { kind: 'at most', value: bareGoal('median', 17) });
    printFigure(`${name}.frame.p95`, median(of(ours, 'p95')), 'ms', { kind: 'at most', value: bareGoal('p95', 34) });
    printFigure(`${name}.busy.bare`, median(of(bare, 'busy')), 'ms', null);
    printFigure(`${name}.busy`, median(of(ours, 'busy')), 'ms', null);
    printRatio(`${name}.busy.against-bare`, of(ours, 'busy'), of(bare, 'busy'));
  }
}

export async function runTyping({ pages, repetitions, withPage }: Rig): Promise<void> {
  const longest = await repeat(repetitions, () =>
    withPage(async (page) => {
      const editor = await openStep(page, pages.editorOf(LARGE), 'Step 1');
      await editor.field('URL').focus();
      return measureLongestTask(page, () => page.keyboard.type('contacts/and/companies/of/today', { delay: 40 }));
    }),
  );
  printFigure(`d.type.${LARGE}.longest-task`, median(longest), 'ms', { kind: 'at most', value: 50 });
}

export async function runUndo({ pages, repetitions, withPage }: Rig): Promise<void> {
  const times = await repeat(repetitions, () =>
    withPage(async (page) => {
      const editor = await openStep(page, pages.editorOf(LARGE), 'Step 2');
      await editor.renameStep('Renamed for a moment');
      await editor.canvas.focus();
      const renamed = { selector: NODE, text: 'Renamed for a moment', isGone: true };
      return timeToAnswer(page, renamed, () => page.keyboard.press('ControlOrMeta+z'));
    }),
  );
  printFigure(`d.undo.${LARGE}`, median(times), 'ms', { kind: 'at most', value: 50 });
}

export async function runVariableTree({ pages, repetitions, withPage }: Rig): Promise<void> {
  const opening: number[] = [];
  const filtering: number[] = [];
  await repeat(repetitions, () =>
    withPage(async (page) => {
      const editor = await openStep(page, pages.manyFields, 'Step 0');
      await editor.field('URL').focus();
      await page.keyboard.type('{');
      const tree = '[role="tree"][aria-label="Variables"]';
      opening.push(await timeToAnswer(page, { selector: tree, text: 'group0' }, () => page.keyboard.type('{')));
      const far = { selector: tree, text: FAR_FIELD };
      filtering.push(await timeToAnswer(page, far, () => page.keyboard.insertText(FAR_FIELD)));
    }),
  );
  printFigure('d.variables.10000.open', median(opening), 'ms', { kind: 'at most', value: 100 });
  printFigure('d.variables.10000.filter', median(filtering), 'ms', { kind: 'at most', value: 100 });
}

async function perform(page: Page, url: string, gesture: Gesture, slowdown: number): Promise<FrameTimes> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator(NODE).first().waitFor();
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return measureFrames(page, cdp, () => gestures[gesture](page));
}

async function openStep(page: Page, url: string, name: string) {
  await page.goto(url, { waitUntil: 'networkidle' });
  const editor = await openedEditor(page);
  await editor.canvas.getByText(name, { exact: true }).click();
  await editor.field('URL').waitFor();
  return editor;
}

async function repeat<Result>(times: number, work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let turn = 0; turn < times; turn += 1) results.push(await work());
  return results;
}

/** By turns, so that what else the machine does at a time weighs on both. */
function printRatio(name: string, ours: readonly number[], bare: readonly number[]): void {
  const ratios = ours.map((value, turn) => value / (bare[turn] ?? NaN));
  printFigure(name, median(ratios), '×', { kind: 'at most', value: BARE_RATIO });
}
