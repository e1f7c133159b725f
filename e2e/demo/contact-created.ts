import type { Template } from '#core/expression/template.ts';
import type { Step } from '#core/workflow/document.ts';
import { conditional, functionOf, jsonRequest } from '../fixtures/steps.ts';
import { fromStep, fromTrigger, literal, template } from '../fixtures/templates.ts';

export const EVENT_NAME = 'Contact Created';

/** What the customer's app sends, and at the same time the sample of the App Event. */
export const contact = {
  id: 'c_1024',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@analytical-engines.example',
  phone: '+44 20 7946 0958',
  jobTitle: 'Head of Computing',
  plan: 'pro',
  company: { name: 'Analytical Engines', country: 'United Kingdom', employees: 42 },
  tags: ['mathematics', 'early adopter'],
  createdAt: '2026-03-14T09:26:53Z',
};

/** A CRM as the workflows reach it: its address, and the header that lets them in. */
export interface Target {
  readonly url: string;
  readonly authorization: Template;
}

/** Only customers on the "pro" plan go to Salesforce. */
export function salesforceSteps({ url, authorization }: Target): Step[] {
  const shape = functionOf(
    'shape',
    'Shape the contact',
    {
      first: template`${fromTrigger('firstName')}`,
      last: template`${fromTrigger('lastName')}`,
      title: template`${fromTrigger('jobTitle')}`,
      tags: template`${fromTrigger('tags')}`,
    },
    [
      'const { first, last, title, tags } = parameters;',
      'console.log(`Shaping ${first} ${last}.`);',
      "return { FirstName: first, LastName: last, Title: title, Description: `Tags: ${tags.join(', ')}` };",
    ].join('\n'),
  );
  const create = jsonRequest('create', 'Create the contact', {
    url: literal(`${url}/services/data/v62.0/sobjects/Contact`),
    headers: { Authorization: authorization },
    body: template`{
  "FirstName": ${fromStep('shape', 'FirstName')},
  "LastName": ${fromStep('shape', 'LastName')},
  "Title": ${fromStep('shape', 'Title')},
  "Description": ${fromStep('shape', 'Description')},
  "Email": ${fromTrigger('email')},
  "LeadSource": "Millrace"
}`,
  });
  const isPro = {
    left: template`${fromTrigger('plan')}`,
    operator: '$stringExactlyMatches',
    right: literal('pro'),
  } as const;
  return [conditional('check', 'Is the customer on the plan "pro"?', isPro, [shape, create])];
}

/** Only contacts with an e-mail address go to HubSpot. */
export function hubspotSteps({ url, authorization }: Target): Step[] {
  const shape = functionOf(
    'shape',
    'Choose the properties',
    { contact: template`${fromTrigger()}` },
    [
      'const { firstName, lastName, email, phone, company } = parameters.contact;',
      'const lifecyclestage = company.employees >= 10 ? "opportunity" : "lead";',
      'return { firstname: firstName, lastname: lastName, email: email.toLowerCase(), phone, company: company.name, lifecyclestage };',
    ].join('\n'),
  );
  const create = jsonRequest('create', 'Create the contact', {
    url: literal(`${url}/crm/v3/objects/contacts`),
    headers: { Authorization: authorization },
    body: template`{ "properties": ${fromStep('shape')} }`,
  });
  const hasEmail = {
    left: template`${fromTrigger('email')}`,
    operator: '$stringContains',
    right: literal('@'),
  } as const;
  return [conditional('check', 'Is there an e-mail address?', hasEmail, [shape, create])];
}
