import { formatDateTime, formatTimeAgo, toMilliseconds, type Instant } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';

/** A moment, relative and kept fresh; the exact time shows on hover. */
export function TimeAgo({ at }: { readonly at: Instant }) {
  const milliseconds = toMilliseconds(at);
  const now = useNow();
  return (
    <time dateTime={new Date(milliseconds).toISOString()} title={formatDateTime(at)} style={{ whiteSpace: 'nowrap' }}>
      {formatTimeAgo(at, now)}
    </time>
  );
}
