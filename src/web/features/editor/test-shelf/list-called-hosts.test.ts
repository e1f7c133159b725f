import { expect, it } from 'vitest';
import type { Template } from '#core/expression/template.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import { listCalledHosts } from './list-called-hosts.ts';

const request = (id: string, url: Template, isDisabled = false) => makeStep(id, { config: { url }, isDisabled });

it('the hosts that a test calls are those of enabled requests, each once', () => {
  const document = makeDocument([
    request('one', [{ text: 'https://API.example.com/a' }]),
    makeConditional('cond', [request('two', [{ text: 'http://api.example.com?b=' }])], []),
    request('off', [{ text: 'https://off.example.com/' }], true),
    makeStep('code', { type: 'function' }),
  ]);
  expect(listCalledHosts(document)).toEqual({ hosts: ['api.example.com'], isComplete: true });
});

it('a host that a variable gives is not known', () => {
  const document = makeDocument([
    request('one', [{ ref: { source: 'trigger', path: ['url'] } }]),
    request('part', [{ text: 'https://a.' }, { ref: { source: 'trigger', path: ['domain'] } }]),
    request('two', [{ text: 'https://b.example/' }, { ref: { source: 'trigger', path: ['id'] } }]),
  ]);
  expect(listCalledHosts(document)).toEqual({ hosts: ['b.example'], isComplete: false });
});
