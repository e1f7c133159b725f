import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '#steps/catalog.ts';
import { arbitraryDocument } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import type { Reference, Template } from '../expression/template.ts';
import type { Config, Step, WorkflowDocument } from '../workflow/document.ts';
import { listProblems } from './list-problems.ts';
import type { ValidationContext } from './validation-context.ts';

const context: ValidationContext = {
  catalog,
  appEvents: [
    {
      id: 'event-1',
      name: 'Contact Created',
      schema: {
        type: 'object',
        properties: { email: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } }, extra: {} },
      },
    },
  ],
  secretIds: new Set(['secret-1']),
  testOutputs: { before: { statusCode: 200, headers: {}, body: { id: 7, items: [{ a: 1 }], owner: null } } },
};

const url: Template = [{ text: 'https://example.com' }];
const before = makeStep('before', { config: { url } });

function summarise(document: WorkflowDocument, within: ValidationContext = context): string[] {
  return listProblems(document, within).map(
    ({ severity, stepId, field, code }) => `${severity} ${stepId ?? '-'} ${field ?? '-'} ${code}`,
  );
}

function problemsOf(step: Step): string[] {
  return summarise(makeDocument([before, step]));
}

function request(config: Config): Step {
  return makeStep('step1', { config: { url, ...config } });
}

function messagesOf(...references: Reference[]): string[] {
  const step = request({ query: references.map((ref, at) => ({ id: `${at}`, key: `${at}`, value: [{ ref }] })) });
  const later = makeStep('later', { config: { url } });
  const branching = makeConditional('cond', [makeStep('other', { config: { url } })], [step], {
    config: { conditions },
  });
  const off = makeStep('off', { config: { url }, isDisabled: true });
  return listProblems(makeDocument([before, off, branching, later]), context).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
}

const conditions = [{ id: 'g', conditions: [{ id: 'c', left: [{ text: 'a' }], operator: '$exists', right: [] }] }];
const table = (...rows: [key: string, value: Template][]) =>
  rows.map(([key, value], at) => ({ id: `${at}`, key, value }));
const text: Template = [{ text: 'x' }];

describe('a draft without problems', () => {
  test('may be published', () => {
    expect(summarise(makeDocument([before]))).toEqual([]);
  });
});

describe('the trigger', () => {
  test('is needed, as are steps', () => {
    expect(summarise(makeDocument([], { trigger: null }))).toEqual(['error - - no_trigger', 'warning - - no_steps']);
  });

  test('listens to an App Event that exists', () => {
    const trigger = (config: Config) => ({ trigger: { type: 'app-event', config } });
    expect(summarise(makeDocument([before], trigger({})))).toEqual(['error - appEventId required_field']);
    expect(summarise(makeDocument([before], trigger({ appEventId: 'gone' })))).toEqual([
      'error - appEventId unknown_app_event',
    ]);
    expect(summarise(makeDocument([before], { trigger: { type: 'wish', config: {} } }))).toEqual([
      'error - - unknown_trigger_type',
    ]);
  });
});

describe('a step', () => {
  test.each<[Config, string[]]>([
    [{ url: [] }, ['error step1 url required_field']],
    [{ url: [{ text: ' ' }] }, ['error step1 url required_field', 'error step1 url invalid_field']],
    [{ url: [{ text: 'ftp://example.com' }] }, ['error step1 url invalid_field']],
    [{ url: 'https://example.com' }, ['error step1 url required_field', 'error step1 url invalid_value']],
    [{ timeoutS: 0 }, ['error step1 timeoutS invalid_value']],
    [{ method: 'TRACE' }, ['error step1 method invalid_value']],
    [{ method: 'POST', bodyKind: 'json' }, ['error step1 bodyJson required_field']],
    [{ method: 'POST', bodyKind: 'json', bodyJson: [{ text: '{ a: 1 }' }] }, ['error step1 bodyJson invalid_json']],
    [{ method: 'GET', bodyKind: 'json', bodyJson: [{ text: '{ a: 1 }' }] }, []],
    [{ query: table(['', text], ['', []]) }, ['error step1 query row_without_name']],
    [{ query: table(['a', text], ['a', text]) }, []],
    [{ headers: table(['Accept', text], ['accept', text]) }, ['warning step1 headers repeated_name']],
    [{ headers: table(['not allowed', text]) }, ['error step1 headers invalid_field']],
  ])('of the type Request with %j has the problems %j', (config, expected) => {
    expect(problemsOf(request(config))).toEqual(expected);
  });

  test('of the type Function has code', () => {
    const step = (config: Config) => makeStep('step1', { type: 'function', config });
    expect(problemsOf(step({}))).toEqual([]);
    expect(problemsOf(step({ code: ' \n' }))).toEqual(['error step1 code required_field']);
  });

  test('of the type Conditional has conditions that look at something', () => {
    const step = (groups: Config[string]) =>
      makeConditional('step1', [makeStep('inner', { config: { url } })], [], { config: { conditions: groups } });
    const group = (...list: Config[]) => ({ id: 'g', conditions: list });
    expect(problemsOf(step([]))).toEqual(['error step1 conditions required_field']);
    expect(problemsOf(step([group()]))).toEqual(['error step1 conditions required_field']);
    const condition = { id: 'c', left: [], operator: '$exists', right: [] };
    expect(problemsOf(step([group(condition), group()]))).toEqual([
      'error step1 conditions condition_without_value',
      'warning step1 conditions empty_group',
    ]);
    expect(problemsOf(step([group({ ...condition, operator: '$like' })]))).toEqual([
      'error step1 conditions unknown_operator',
    ]);
  });

  test('that branches has a step in one of its branches', () => {
    expect(problemsOf(makeConditional('step1', [], [], { config: { conditions } }))).toEqual([
      'warning step1 - empty_branches',
    ]);
    const inNo = makeConditional('step1', [], [makeStep('inner', { config: { url } })], { config: { conditions } });
    expect(problemsOf(inNo)).toEqual([]);
  });

  test('of an unknown type is an error', () => {
    expect(problemsOf(makeStep('step1', { type: 'teleport' }))).toEqual(['error step1 - unknown_step_type']);
  });

  test('shares its name with no other', () => {
    expect(problemsOf(makeStep('step1', { name: 'Before', config: { url } }))).toEqual([
      'warning step1 - repeated_step_name',
    ]);
  });

  test('that is disabled, or inside of one, has warnings only', () => {
    const off = makeConditional('off', [makeStep('inner')], [], { isDisabled: true });
    expect(problemsOf(off)).toEqual(['warning off conditions required_field', 'warning inner url required_field']);
  });
});

describe('a reference', () => {
  const toStep = (stepId: string, ...path: (string | number)[]): Reference => ({ source: 'step', stepId, path });

  test('to what runs before, to the payload, the user and a secret is fine', () => {
    expect(
      messagesOf(
        toStep('before', 'statusCode'),
        toStep('cond', 'selectedChoice'),
        { source: 'trigger', path: ['email'] },
        { source: 'trigger', path: ['tags', 3] },
        { source: 'trigger', path: ['extra', 'any', 'thing'] },
        { source: 'user', path: ['id'] },
        { source: 'user', path: ['metadata', 'plan'] },
        { source: 'secret', path: ['secret-1'] },
      ),
    ).toEqual([]);
  });

  test('to what has not run by then is an error that says why', () => {
    expect(
      messagesOf(toStep('gone'), toStep('later'), toStep('other'), toStep('step1'), { source: 'secret', path: ['no'] }),
    ).toEqual([
      'error: The field "Query parameters" uses a step that does not exist any more.',
      'error: The field "Query parameters" uses "later", which runs later.',
      'error: The field "Query parameters" uses "other", which is in another branch.',
      'error: The field "Query parameters" uses the output of its own step.',
      'error: The field "Query parameters" uses a secret that does not exist any more.',
    ]);
  });

  test('to a value that nobody has seen is a warning', () => {
    expect(
      messagesOf(
        { source: 'trigger', path: ['mail'] },
        toStep('before', 'status'),
        toStep('before', 'body', 'name'),
        toStep('off', 'statusCode'),
        { source: 'user', path: ['email'] },
      ),
    ).toEqual([
      'warning: The field "Query parameters" uses "Contact Created › mail", which is not in the sample of the trigger.',
      'warning: The field "Query parameters" uses "before › status", which is not in the output of that step.',
      'warning: The field "Query parameters" uses "before › body › name", which was not in the output of that step\'s last test.',
      'warning: The field "Query parameters" uses "off", which is disabled and so has no output.',
      'warning: The field "Query parameters" uses "User › email", which users do not have.',
    ]);
  });

  test('below null or behind the end of an array may have a value in another run', () => {
    expect(
      messagesOf(
        toStep('before', 'body', 'owner', 'id'),
        toStep('before', 'body', 'items', 5, 'b'),
        toStep('before', 'body', 'id'),
        { source: 'trigger', path: ['tags', { pick: 'last' }] },
      ),
    ).toEqual([]);
  });

  test('to an object or a list, where a text is written, is a warning', () => {
    expect(
      messagesOf(
        { source: 'trigger', path: [] },
        { source: 'trigger', path: ['tags', { pick: 'each' }] },
        toStep('before', 'body', 'items'),
        toStep('before', 'headers'),
      ),
    ).toEqual([
      'warning: The field "Query parameters" takes a text, but "Contact Created" is an object and would be written as JSON.',
      'warning: The field "Query parameters" takes a text, but "Contact Created › tags › each" is a list and would be written as JSON.',
      'warning: The field "Query parameters" takes a text, but "before › body › items" is a list and would be written as JSON.',
      'warning: The field "Query parameters" takes a text, but "before › headers" is an object and would be written as JSON.',
    ]);
    const whole = [{ id: 'a', key: 'all', value: [{ ref: { source: 'trigger' as const, path: [] } }] }];
    expect(problemsOf(makeStep('step1', { type: 'function', config: { parameters: whole } }))).toEqual([]);
  });

  test('that is used twice in a field is named once', () => {
    expect(messagesOf(toStep('gone'), toStep('gone'))).toHaveLength(1);
  });

  test('in a hidden field does not matter', () => {
    expect(problemsOf(request({ bodyText: [{ ref: toStep('gone') }] }))).toEqual([]);
  });
});

describe('any document', () => {
  test('has problems in whole sentences only, about steps that it has', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        for (const { message } of listProblems(document, context)) expect(message).toMatch(/^[A-Z].*\.$/s);
      }),
      { numRuns: 50 },
    );
  });
});

test('a step that serves no such trigger, and one that starts its own workflow, are told', () => {
  const respond = makeStep('respond1', { type: 'response', config: { bodyType: 'none' } });
  const emit = makeStep('emit1', { type: 'emit-event', config: { appEventId: 'event-1', payload: [{ text: '{}' }] } });
  expect(summarise(makeDocument([respond, emit]))).toEqual([
    'warning respond1 - idle_step',
    'error emit1 appEventId self_start',
  ]);
  expect(summarise(makeDocument([respond], { trigger: { type: 'request', config: {} } }))).toEqual([]);
});
