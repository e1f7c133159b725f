import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

// React, Node and libraries report misuse through console.error, and nobody reads it in a green run.
const written: string[] = [];

beforeEach(() => {
  written.length = 0;
  console.error = (...values: unknown[]) => void written.push(format(...values));
});

afterEach(() => {
  if (written.length > 0) throw new Error(`The test wrote to console.error:\n${written.join('\n')}`);
});
