export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "Monday, Thursday"; days count from Monday, 1. */
export function nameWeekdays(days: readonly number[]): string {
  return WEEKDAYS.filter((_, index) => days.includes(index + 1)).join(', ');
}
