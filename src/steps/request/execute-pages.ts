import { getAtPath, isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/base/json.ts';
import { toText } from '#core/expression/resolve-template.ts';

export type Pagination = {
  readonly kind: 'link' | 'cursor' | 'page' | 'offset';
  /** Where the items are, empty: the body is the list. */
  readonly itemsPath: string;
  /** Where the token or the address of the next page is; for `cursor`. */
  readonly nextPath: string;
  /** The query parameter that says which page. */
  readonly parameter: string;
  /** For `page` and `offset`: what the first page has there. */
  readonly first: number;
  readonly maxPages: number;
};
export type Page = { readonly headers: Readonly<Record<string, string>>; readonly body: Json; readonly url: string };
/** How to ask for a page: the address of the step with another parameter, or an address that the other side gave. */
export type NextPage = { readonly query: readonly [string, string] } | { readonly url: string };

/** What the first page is asked with; null: nothing but what the step says. */
export function firstPage({ kind, parameter, first }: Pagination): NextPage | null {
  return kind === 'page' || kind === 'offset' ? { query: [parameter, String(first)] } : null;
}

/** The items of a page. Null: there is no list where it should be. */
export function readItems({ itemsPath }: Pagination, { body }: Page): readonly Json[] | null {
  const found = getAtPath(body, toPath(itemsPath));
  return isJsonArray(found) ? found : null;
}

/** How to go on from a page that has come; null: it was the last one. */
export function nextPage(pagination: Pagination, page: Page, pages: number, items: number): NextPage | null {
  const { kind, parameter, first } = pagination;
  switch (kind) {
    case 'link': {
      const url = findNextLink(page.headers['link'] ?? '');
      return url === null || !URL.canParse(url, page.url) ? null : { url: new URL(url, page.url).href };
    }
    case 'cursor': {
      const next = toText(getAtPath(page.body, toPath(pagination.nextPath)));
      if (next === '') return null;
      return /^https?:\/\//i.test(next) ? { url: next } : { query: [parameter, next] };
    }
    case 'page':
      return { query: [parameter, String(first + pages)] };
    case 'offset':
      return { query: [parameter, String(first + items)] };
    default:
      return kind satisfies never;
  }
}

/** Source: RFC 8288. */
function findNextLink(header: string): string | null {
  for (const [, url = '', parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*"?[^";]*\bnext\b/i.test(parameters)) return url;
  }
  return null;
}

/** "data.items", "data[0].items". */
function toPath(text: string): readonly string[] {
  return text
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** What a step with pages gives: the last answer, and the items of all. */
export function withItems(output: Json, items: readonly Json[], pageCount: number, isComplete: boolean): JsonObject {
  return { ...(isJsonObject(output) ? output : {}), items, pageCount, isComplete };
}
