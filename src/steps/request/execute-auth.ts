import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { requestStep } from './definition.ts';

type Config = Pick<
  ResolvedConfig<typeof requestStep.fields>,
  'auth' | 'token' | 'username' | 'password' | 'authName' | 'authValue'
>;

/** What the authentication of a request adds to it. `hidden`: texts made of secrets that no record may show. */
export type RequestAuth = {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly hidden: readonly string[];
};

const NONE: RequestAuth = { headers: {}, query: [], hidden: [] };

export function buildAuth(config: Config): RequestAuth {
  switch (config.auth) {
    case 'bearer':
      return { ...NONE, headers: { authorization: `Bearer ${toText(config.token).trim()}` } };
    case 'basic': {
      // RFC 7617 leaves the charset open; UTF-8 is what today's servers expect.
      const encoded = Buffer.from(`${toText(config.username)}:${toText(config.password)}`, 'utf8').toString('base64');
      return { ...NONE, headers: { authorization: `Basic ${encoded}` }, hidden: [encoded] };
    }
    case 'header':
      return { ...NONE, headers: { [toText(config.authName).trim().toLowerCase()]: toText(config.authValue) } };
    case 'query':
      return { ...NONE, query: [[toText(config.authName).trim(), toText(config.authValue)]] };
    default:
      return NONE;
  }
}
