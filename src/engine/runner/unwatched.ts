import type { RunObserver } from '../ports/run-observer.ts';

const nothing = (): void => undefined;

/** For runs that nobody watches, such as tests from the editor. */
export const unwatched: RunObserver = {
  beginRun: () => ({
    loaded: nothing,
    beginStep: () => ({ watchHttp: (http) => http, end: nothing, breakOff: nothing }),
    end: nothing,
    breakOff: nothing,
  }),
};
