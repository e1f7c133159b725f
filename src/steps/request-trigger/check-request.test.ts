import { expect, test } from 'vitest';
import type { Declaration } from '#core/step/field.ts';
import { checkRequest, type RequestConfig } from './check-request.ts';

const declare = (name: string, type: Declaration['type'] = 'any', isRequired = true): Declaration => ({
  id: name,
  name,
  type,
  isRequired,
  example: '',
});
const check = (config: RequestConfig, parts: Partial<Parameters<typeof checkRequest>[1]>) =>
  checkRequest(config, { query: {}, headers: {}, body: null, ...parts }).map(({ field, message }) => [field, message]);

test('without declarations everything may start a run', () => {
  expect(check({}, { query: { any: 'thing' }, body: [1] })).toEqual([]);
});

test('each missing or misshaped query parameter and header is named', () => {
  const config = {
    query: [declare('page', 'number'), declare('all', 'boolean', false), declare('q')],
    headers: [declare('X-Shop-Id')],
  };
  expect(check(config, { query: { page: '2', all: 'true', q: 'x' }, headers: { 'x-shop-id': '7' } })).toEqual([]);
  expect(check(config, { query: { page: 'two', all: 'yes' } })).toEqual([
    ['query.page', 'The query parameter "page" must be a number.'],
    ['query.all', 'The query parameter "all" must be true or false.'],
    ['query.q', 'The query parameter "q" is missing.'],
    ['headers.x-shop-id', 'The header "x-shop-id" is missing.'],
  ]);
});

test('a body is checked by the list', () => {
  const config: RequestConfig = {
    bodyCheck: 'declared',
    body: [declare('email', 'text'), declare('tags', 'list', false), declare('address', 'object', false)],
  };
  expect(check(config, { body: { email: 'a@b.co', tags: [], more: 1 } })).toEqual([]);
  expect(check(config, { body: { tags: 'x', address: [] } })).toEqual([
    ['body.email', 'The body field "email" is missing.'],
    ['body.tags', 'The body field "tags" must be a list.'],
    ['body.address', 'The body field "address" must be an object.'],
  ]);
  expect(check(config, { body: 'text' })).toEqual([['body', 'The body must be an object with named fields.']]);
});

test('a body is checked by the example, and may have more than it', () => {
  const config: RequestConfig = { bodyCheck: 'example', bodyExample: '{"contact":{"email":"a@b.co","age":3}}' };
  expect(check(config, { body: { contact: { email: 'x', age: 1, more: true }, other: 1 } })).toEqual([]);
  expect(check(config, { body: { contact: { age: 'x' } } })).toEqual([
    ['body.contact.age', 'The body field "contact.age" must be number, and it is string.'],
    ['body.contact.email', 'The body field "contact.email" is missing.'],
  ]);
});

test('what the checks are turned off for is not looked at', () => {
  const config: RequestConfig = { bodyCheck: 'none', body: [declare('email')], bodyExample: '{"email":"x"}' };
  expect(check(config, { body: null })).toEqual([]);
});
