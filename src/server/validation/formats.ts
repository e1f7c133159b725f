import { isUuid } from '#core/base/uuid-v7.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const EMAIL = /^[^\s@"<>(),:;\\[\]]+@[^\s@"<>(),:;\\[\]]+\.[^\s@"<>(),:;\\[\]]+$/;

/** Ours instead of a library's: what passes here is also fine for PostgreSQL and for `Date`. */
export const formats = {
  uuid: isUuid,
  'date-time': (text: string): boolean => RFC_3339.test(text) && !Number.isNaN(Date.parse(text)),
  email: EMAIL,
} as const;
