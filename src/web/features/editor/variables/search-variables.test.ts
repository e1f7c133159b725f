import { describe, expect, it } from 'vitest';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { Json } from '#core/base/json.ts';
import { listSchemaFields } from '#core/schema/describe-schema.ts';
import { listFieldPaths } from './list-field-paths.ts';
import { indexVariables, searchVariables } from './search-variables.ts';
import { listVariableRows } from './variable-rows.ts';
import type { VariableSource } from './variable-source.ts';

function createSource(sample: Json, label = 'Contact Created'): VariableSource {
  return {
    kind: 'value',
    key: label,
    label,
    icon: 'bolt',
    root: { source: 'trigger', path: [] },
    schema: inferSchema(sample),
    sample,
    isOptional: false,
    note: null,
  };
}

const contact = createSource({
  email: 'ada@example.com',
  backupEmail: 'b@example.com',
  address: { city: 'London', emails: [{ value: 'x@example.com' }] },
});
const search = (query: string) =>
  searchVariables(indexVariables([contact]), query)
    .filter(({ kind }) => kind === 'variable')
    .map(({ label }) => label);

describe('the search for variables', () => {
  it('finds a field by its name, the closest names first', () => {
    expect(search('email')).toEqual([
      'email',
      'address › emails',
      'backupEmail',
      'address › emails › first',
      'address › emails › each',
      'address › emails › first › value',
      'address › emails › each › value',
    ]);
  });

  it('finds a field by words of its path in any order and case', () => {
    expect(search('CITY addr')).toEqual(['address › city']);
    expect(search('address.city')).toEqual(['address › city']);
  });

  it('finds all fields of a source by its name', () => {
    expect(search('contact created city')).toEqual(['address › city']);
    expect(search('invoice')).toEqual([]);
  });

  it('inserts the reference of the place that it names', () => {
    const [, row] = searchVariables(indexVariables([contact]), 'emails first value');
    expect(row?.reference).toEqual({ source: 'trigger', path: ['address', 'emails', 0, 'value'] });
    expect(row?.sample).toBe('x@example.com');
  });

  it('lists project secrets by name, without a value', () => {
    const secrets: VariableSource = {
      kind: 'secrets',
      key: 'secrets',
      label: 'Project secrets',
      icon: 'key',
      secrets: [{ id: 's1', name: 'HUBSPOT_TOKEN' }],
    };
    const [, row] = searchVariables(indexVariables([secrets]), 'hub');
    expect(row).toMatchObject({ label: 'HUBSPOT_TOKEN', reference: { source: 'secret', path: ['s1'] } });
    expect(row).not.toHaveProperty('sample');
  });

  it('lists the same fields as core does', () => {
    const nested = createSource({
      list: [{ a: 1 }, { b: [null, 'x'] }],
      mixed: [1, { c: 2 }],
      ['__proto__']: 1,
      deep: { e: {} },
    });
    if (nested.kind !== 'value') throw new Error('Not a value.');
    const fromCore = listSchemaFields(nested.schema).map(({ path }) => path);
    expect(listFieldPaths(nested.schema, 100).map(({ path }) => path)).toEqual(fromCore);
    expect(listFieldPaths(nested.schema, 3)).toHaveLength(3);
  });

  it('says how many more match instead of listing thousands', () => {
    const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, index]));
    const rows = searchVariables(indexVariables([createSource(wide)]), 'field');
    expect(rows).toHaveLength(302);
    expect(rows.at(-1)).toMatchObject({ kind: 'note', label: '1,700 more match; type on.' });
  });

  it('opens and filters 10,000 fields in time linear in their number', () => {
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, `value ${index}`]));
    const source = createSource(wide);
    const startedAt = performance.now();
    const rows = listVariableRows([source], new Set([source.key]));
    const index = indexVariables([source]);
    const found = searchVariables(index, 'field99');
    const durationMs = performance.now() - startedAt;
    expect(rows).toHaveLength(10_002);
    expect(found).toHaveLength(112);
    // Far above the 100 ms that the editor's bench asks for: this machine is shared, and quadratic time is minutes.
    expect(durationMs).toBeLessThan(5_000);
  });
});

describe('the variable tree', () => {
  it('lists only what is open, with level, place and number of its siblings', () => {
    const closed = listVariableRows([contact], new Set());
    expect(closed).toMatchObject([{ label: 'Contact Created', level: 1, isExpanded: false, position: 1, setSize: 1 }]);
    const open = listVariableRows([contact], new Set([contact.key, `${contact.key}/["address"]`]));
    expect(open.map(({ label, level, position, setSize }) => [label, level, position, setSize])).toEqual([
      ['Contact Created', 1, 1, 1],
      ['Whole output', 2, 1, 4],
      ['email', 2, 2, 4],
      ['backupEmail', 2, 3, 4],
      ['address', 2, 4, 4],
      ['city', 3, 1, 2],
      ['emails', 3, 2, 2],
    ]);
  });

  it('offers every item of a list, the first, the last and those of the sample', () => {
    const orders = createSource({
      items: [
        { sku: 'a', tags: ['x'] },
        { sku: 'b', tags: ['y', 'z'] },
      ],
    });
    const each = `${orders.key}/["items",{"pick":"each"}]`;
    const rows = listVariableRows(
      [orders],
      new Set([orders.key, `${orders.key}/["items"]`, each, `${each.slice(0, -1)},"tags"]`]),
    );
    expect(rows.slice(3).map(({ label, type, sample }) => [label, type, sample])).toEqual([
      [
        'each',
        'list of object',
        [
          { sku: 'a', tags: ['x'] },
          { sku: 'b', tags: ['y', 'z'] },
        ],
      ],
      ['sku', 'list of string', ['a', 'b']],
      ['tags', 'list of array', [['x'], ['y', 'z']]],
      ['each', 'list of string', ['x', 'y', 'z']],
      ['first', 'list of string', ['x', 'y']],
      ['last', 'list of string', ['x', 'z']],
      ['first', 'object', { sku: 'a', tags: ['x'] }],
      ['last', 'object', { sku: 'b', tags: ['y', 'z'] }],
      ['1', 'object', { sku: 'b', tags: ['y', 'z'] }],
    ]);
    expect(rows[4]?.reference).toEqual({ source: 'trigger', path: ['items', { pick: 'each' }, 'sku'] });
  });
});
