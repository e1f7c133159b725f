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

it('code calls the hosts that it names where it fetches', () => {
  const code = (id: string, text: string) => makeStep(id, { type: 'function', config: { code: text } });
  const hostsOf = (text: string) => listCalledHosts(makeDocument([code('one', text)]));
  expect(hostsOf("return lodash.uniq(['https://a.example'])")).toEqual({ hosts: [], isComplete: true });
  expect(hostsOf("const r = await fetch('https://a.example/x'); await fetch( `https://B.example/${r}`)")).toEqual({
    hosts: ['a.example', 'b.example'],
    isComplete: true,
  });
  expect(hostsOf('await fetch(`https://${parameters.host}/x`)')).toEqual({ hosts: [], isComplete: false });
  expect(hostsOf('await fetch(parameters.url)')).toEqual({ hosts: [], isComplete: false });
});
