import { expect, test } from 'vitest';
import { inferSchema } from '#core/schema/infer-schema.ts';
import { describeEnd, findMembers } from './known-values.ts';

const parameters = {
  contact: { email: 'a@b.co', age: 3, tags: [{ label: 'x' }] },
  'first name': 'Ada',
  plan: null,
};
const known = [{ name: 'parameters', schema: inferSchema(parameters) }];
const names = (before: string) => findMembers(known, before)?.members.map(({ name, type }) => `${name}: ${type}`);

test('the members of what is before the dot are offered with their types', () => {
  expect(names('return parameters.')).toEqual(['contact: object', 'first name: string', 'plan: null']);
  expect(names('const x = parameters.contact.em')).toEqual(['email: string', 'age: number', 'tags: array']);
  expect(findMembers(known, 'parameters.contact.em')?.typed).toBe('em');
  expect(names('parameters?.contact?.tags[0].')).toEqual(['label: string']);
  expect(names("parameters['contact'].tags[12].la")).toEqual(['label: string']);
});

test('nothing is offered for other names, other objects’ members and values without members', () => {
  for (const text of ['other.', 'x.parameters.', 'myparameters.', 'parameters', 'parameters.plan.']) {
    expect(names(text) ?? []).toEqual([]);
  }
});

test('a name is described where it ends', () => {
  expect(describeEnd(known, 'log(parameters.contact.age')).toEqual({ name: 'parameters.contact.age', type: 'number' });
  expect(describeEnd(known, 'parameters')).toEqual({ name: 'parameters', type: 'object' });
  expect(describeEnd(known, 'parameters.contact.phone')).toBeNull();
});
