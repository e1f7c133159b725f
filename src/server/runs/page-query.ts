import { isUuid } from '#core/base/uuid-v7.ts';
import type { PageBounds } from '#storage/run-history/page-bounds.ts';
import { AppError } from '../app-error.ts';

const DEFAULT_LIMIT = 50;

export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
  readonly from?: string;
  readonly to?: string;
}

/** Reads the paging of lists whose order is the id. */
export function readPageBounds({ cursor, limit = DEFAULT_LIMIT, from, to }: PageQuery): PageBounds {
  if (cursor !== undefined && !isUuid(cursor)) {
    throw new AppError('invalid_request', 'The query parameter "cursor" is not one that we gave.');
  }
  return { beforeId: cursor ?? null, limit, fromMs: readTime(from), toMs: readTime(to) };
}

function readTime(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}
