import { describe, expect, it } from 'vitest';
import { findAppEvents } from './find-app-events.ts';

const appEvents = ['New Contact', 'Contact Updated', 'Contact Created', 'Invoice Paid'].map((name) => ({
  id: name,
  name,
  schema: {},
  sample: {},
}));
const search = (query: string) => findAppEvents(appEvents, query).map(({ name }) => name);

describe('the search for App Events', () => {
  it('lists all by name when nothing is asked', () => {
    expect(search(' ')).toEqual(['Contact Created', 'Contact Updated', 'Invoice Paid', 'New Contact']);
  });

  it('finds every word in any place and puts names that begin with the query first', () => {
    expect(search('contact')).toEqual(['Contact Created', 'Contact Updated', 'New Contact']);
    expect(search('created contact')).toEqual(['Contact Created']);
    expect(search('order')).toEqual([]);
  });
});
