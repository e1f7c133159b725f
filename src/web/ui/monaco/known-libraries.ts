import { CODE_LIBRARIES, type CodeLibrary } from '#core/step/code-libraries.ts';
import type { KnownLibrary } from './known-values.ts';
import signatures from './library-signatures.json';

const DATA = 'data: string | Uint8Array';
const ALGORITHM = "algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'";
const ENCODING = "encoding?: 'hex' | 'base64' | 'base64url' | 'bytes'";
const OPTIONS = '{ method?: string, headers?: object, body?: string | object | Uint8Array, timeout?: number }';
const RESPONSE = 'Promise<{ ok, status, url, headers, text(), json(), bytes(), arrayBuffer() }>';

const described: Readonly<Record<CodeLibrary, Omit<KnownLibrary, 'name'>>> = {
  lodash: { signature: 'the library lodash', members: signatures.lodash },
  dateFns: { signature: 'the library date-fns', members: signatures.dateFns },
  uuid: { signature: 'makes ids', members: { v4: '() => string', v7: '() => string' } },
  hash: { signature: `(${ALGORITHM}, ${DATA}, ${ENCODING}) => string`, members: {} },
  hmac: { signature: `(${ALGORITHM}, key: string | Uint8Array, ${DATA}, ${ENCODING}) => string`, members: {} },
  base64: {
    signature: 'reads and writes Base64',
    members: {
      encode: `(${DATA}, encoding?: 'base64' | 'base64url') => string`,
      decode: '(text: string) => string',
      decodeBytes: '(text: string) => Uint8Array',
    },
  },
  fetch: { signature: `(url: string, options?: ${OPTIONS}) => ${RESPONSE}`, members: {} },
};

/** What the code of a step has by name besides its parameters, with the signatures of its functions. */
export const knownLibraries: readonly KnownLibrary[] = CODE_LIBRARIES.map((name) => ({ name, ...described[name] }));
