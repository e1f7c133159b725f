import { MillraceError } from './millrace-error.ts';
import type { RequestLimits } from './request.ts';
import {
  createCall,
  createSender,
  toHeader,
  type Address,
  type CallOptions,
  type Me,
  type Sender,
  type UserMetadata,
} from './sender.ts';

export interface MillraceOptions extends RequestLimits {
  /** Where Millrace is: `https://millrace.example.com`; without a scheme it is taken as HTTPS. */
  readonly host?: string;
}
export interface AuthenticateOptions extends CallOptions {
  readonly host?: string;
  /** Set as by `setUserMetadata` where it differs from what is there. */
  readonly metadata?: UserMetadata;
}
/** A server API key acts for any user of its project. It must never reach a browser. */
export interface ServerCredentials {
  readonly projectId: string;
  readonly apiKey: string;
  readonly userId: string;
}
export type User = { readonly authenticated: false } | ({ readonly authenticated: true; readonly token: string } & Me);

/** A client that remembers one signed-in user. A server that acts for many takes `as`, or one client each. */
export interface Millrace extends Sender {
  /** Says where Millrace is, before `authenticate`; named as in Paragon's SDK. */
  configureGlobal(settings: { readonly host: string }): void;
  /** Checks the User Token with the server and keeps it for the calls that follow. */
  authenticate(projectId: string, userToken: string, options?: AuthenticateOptions): Promise<void>;
  /** The user as of `authenticate`, or of `setUserMetadata`. */
  getUser(): User;
  /** Forgets the user; the User Token itself stays valid until it expires. */
  logout(): void;
  /** A sender for one user by a server API key; asks nothing of the server. */
  as(credentials: ServerCredentials): Sender;
}

/** Makes a client of its own. Nothing is sent before it is used. */
export function createMillrace({ host: givenHost, ...limits }: MillraceOptions = {}): Millrace {
  let host = givenHost;
  let user: User = { authenticated: false };
  let address: Address | undefined;
  const getAddress = (): Address => {
    if (address !== undefined) return address;
    const message = 'Call authenticate(projectId, userToken) first, and wait for it.';
    throw new MillraceError({ code: 'not_authenticated', message });
  };
  const logout = (): void => {
    address = undefined;
    user = { authenticated: false };
  };
  const sender = createSender(getAddress, limits);
  return {
    ...sender,
    configureGlobal: (settings) => {
      host = settings.host;
    },
    authenticate: async (projectId, userToken, options = {}) => {
      host = options.host ?? host;
      const next = { host: readHost(host), projectId, headers: { Authorization: `Bearer ${userToken}` } };
      // Until the answer, calls go on as the user before, so that a token can be renewed in the middle of them.
      const me = await fetchMe(next, limits, options).catch((error: unknown) => {
        logout();
        throw error;
      });
      address = next;
      user = { ...me, authenticated: true, token: userToken };
    },
    setUserMetadata: async (metadata, options) => {
      const asked = address;
      const me = await sender.setUserMetadata(metadata, options);
      // Unless somebody else is signed in by now.
      if (user.authenticated && address === asked) user = { ...user, ...me };
      return me;
    },
    getUser: () => user,
    logout,
    as: ({ projectId, apiKey, userId }) => {
      const headers = { Authorization: `Bearer ${apiKey}`, 'X-Millrace-User': toHeader(userId) };
      return createSender(() => ({ host: readHost(host), projectId, headers }), limits);
    },
  };
}

/** The user of a token, with the metadata that the app gives. */
async function fetchMe(next: Address, limits: RequestLimits, options: AuthenticateOptions): Promise<Me> {
  // What a 2xx answer holds is the contract's.
  const me = (await createCall(() => next, limits)('GET', '/me', options)) as Me;
  const { metadata } = options;
  if (metadata === undefined || JSON.stringify(metadata) === JSON.stringify(me.meta)) return me;
  return createSender(() => next, limits).setUserMetadata(metadata, options);
}

function readHost(host: string | undefined): string {
  if (host !== undefined && host !== '') {
    return (host.includes('://') ? host : `https://${host}`).replace(/\/+$/, '');
  }
  const message = 'Say where Millrace is: authenticate(projectId, userToken, { host: "https://…" }).';
  throw new MillraceError({ code: 'host_missing', message });
}
