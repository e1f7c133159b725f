const OLDEST_NODE = 24;

/** Leaves with a sentence when Node is too old; `npm` scripts bring the right one along. */
export function refuseOldNode(version: string): void {
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return;
  console.error(
    `Millrace needs Node ${OLDEST_NODE} or newer, and this is ${version}. Start it with "npm start", which brings its own.`,
  );
  process.exit(1);
}
