import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../fixtures/find-chromium.ts';
import { startMillrace } from '../../fixtures/start-millrace.ts';
import { toCookies } from '../../fixtures/test.ts';
import { printFigure } from '../figures.ts';
import { runFirstLoad, runFrames, runOpening, runTyping, runUndo, runVariableTree, type Rig } from './work-d.ts';
import { preparePages, STEP_COUNTS, type Pages } from './prepare-workflows.ts';
import { serveBarePage } from './serve-bare-page.ts';

// Work D: the editor in a headless Chromium, beside a bare React Flow page. Figures are lines of JSON.
const { values: flags } = parseArgs({ options: { repetitions: { type: 'string', default: '5' } } });

printFigure('machine.load-before', loadavg()[0] ?? NaN, 'processes', { kind: 'at most', value: 1 });
const millrace = await startMillrace();
const bare = await serveBarePage();
const executablePath = findChromium();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const pages = await preparePages(millrace.url);
  const rig: Rig = {
    pages,
    bareUrl: bare.url,
    repetitions: Number(flags.repetitions),
    withPage: (work) => withPage(browser, pages, work),
  };
  await runFirstLoad(rig);
  for (const stepCount of STEP_COUNTS) await runOpening(rig, stepCount);
  await runFrames(rig, 1);
  await runFrames(rig, 4);
  await runTyping(rig);
  await runUndo(rig);
  await runVariableTree(rig);
} finally {
  await browser.close();
  await bare.stop();
  await millrace.stop();
}

/** A page with an empty cache, signed in. */
async function withPage<Result>(from: Browser, { api }: Pages, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies(toCookies(api));
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
