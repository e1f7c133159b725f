export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const inWords = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Monday and Thursday"; days count from Monday, 1. */
export function nameWeekdays(days: readonly number[]): string {
  return inWords.format(WEEKDAYS.filter((_, index) => days.includes(index + 1)));
}
