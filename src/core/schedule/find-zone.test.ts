import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { findZone } from './find-zone.ts';

const find = (zonePath: string, metadata: Json) => findZone({ zoneFrom: 'user', zonePath, timeZone: 'UTC' }, metadata);

test.each<[string, Json, string]>([
  ['tz', { tz: 'Asia/Tokyo' }, 'Asia/Tokyo'],
  [' tz ', { tz: 'Asia/Tokyo' }, 'Asia/Tokyo'],
  ['address.timeZone', { address: { timeZone: 'Asia/Tokyo' } }, 'Asia/Tokyo'],
  ['sites.1.tz', { sites: [{ tz: 'Europe/Berlin' }, { tz: 'Asia/Tokyo' }] }, 'Asia/Tokyo'],
  ['address.tz', { 'address.tz': 'Asia/Tokyo', address: { tz: 'Europe/Berlin' } }, 'Asia/Tokyo'],
  ['a.b.c', { 'a.b': { c: 'Asia/Tokyo' }, a: { 'b.c': 'Europe/Berlin' } }, 'Asia/Tokyo'],
  ['a.b.c', { 'a.b': { d: 'Asia/Tokyo' }, a: { 'b.c': 'Europe/Berlin' } }, 'Europe/Berlin'],
  ['tz', { tz: 'Mars/Base' }, 'UTC'],
  ['tz', { tz: 5 }, 'UTC'],
  ['tz', {}, 'UTC'],
  ['constructor.name', {}, 'UTC'],
  ['.tz.', { tz: 'Asia/Tokyo' }, 'UTC'],
  ['', { '': 'Asia/Tokyo' }, 'Asia/Tokyo'],
])('the path "%s" into %j leads to %s', (path, metadata, zone) => {
  expect(find(path, metadata)).toBe(zone);
});

test('a workflow with one zone for all asks no metadata', () => {
  expect(findZone({ zonePath: 'tz', timeZone: 'Europe/Berlin' }, { tz: 'Asia/Tokyo' })).toBe('Europe/Berlin');
});
