import type { CDPSession, Page } from '@playwright/test';

/** Of one gesture; times in milliseconds. */
export interface FrameTimes {
  readonly median: number;
  readonly p95: number;
  /** How long the main thread worked for a frame. */
  readonly busy: number;
}

/** When so many elements are in the page and painted, in milliseconds since the navigation began. */
export async function timeToShow(page: Page, url: string, selector: string, count: number): Promise<number> {
  await page.addInitScript(
    ([wanted, least]) => {
      const look = (): void => {
        if (document.querySelectorAll(wanted).length < least) requestAnimationFrame(look);
        else
          requestAnimationFrame(() => void (document.documentElement.dataset['shownAt'] = String(performance.now())));
      };
      requestAnimationFrame(look);
    },
    [selector, count] as const,
  );
  await page.goto(url);
  const shownAt = await page.waitForFunction(() => document.documentElement.dataset['shownAt']);
  return Number(await shownAt.jsonValue());
}

/** Frames while a gesture is under way, and what the main thread did for them. */
export async function measureFrames(page: Page, cdp: CDPSession, gesture: () => Promise<void>): Promise<FrameTimes> {
  const handle = await page.evaluateHandle(() => {
    const frames: number[] = [];
    let isOn = true;
    const note = (now: number): void => {
      frames.push(now);
      if (isOn) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    return {
      stop: () => {
        isOn = false;
        return frames;
      },
    };
  });
  const before = await readTaskMs(cdp);
  await gesture();
  const after = await readTaskMs(cdp);
  const frames = await handle.evaluate((probe) => probe.stop());
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: at(0.5), p95: at(0.95), busy: (after - before) / gaps.length };
}

/** The longest task over 50 ms while something is done; 0: there was none. */
export async function measureLongestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const handle = await page.evaluateHandle(() => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    return { read: () => longest };
  });
  await work();
  // Entries are handed out after the task; the frame behind them has them all.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  return handle.evaluate((probe) => probe.read());
}

/** From the next key or text that the page gets to the frame in which the text is (or is no longer) in the page. */
export async function timeToAnswer(
  page: Page,
  { selector, text, isGone = false }: { readonly selector: string; readonly text: string; readonly isGone?: boolean },
  action: () => Promise<void>,
): Promise<number> {
  const handle = await page.evaluateHandle(
    ([where, wanted, gone]) => {
      // Editors may handle a text before it is put in.
      const beginnings = ['keydown', 'beforeinput'];
      const answer = new Promise<number>((resolve) => {
        const begin = (event: Event): void => {
          for (const type of beginnings) document.removeEventListener(type, begin, true);
          const look = (): void => {
            const isThere = [...document.querySelectorAll(where)].some((one) => one.textContent.includes(wanted));
            if (isThere === gone) requestAnimationFrame(look);
            else resolve(performance.now() - event.timeStamp);
          };
          requestAnimationFrame(look);
        };
        for (const type of beginnings) document.addEventListener(type, begin, true);
      });
      return { answer };
    },
    [selector, text, isGone] as const,
  );
  await action();
  return handle.evaluate((probe) => probe.answer);
}

async function readTaskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}
