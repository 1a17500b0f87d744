const day = 86_400_000;

/** The day `days` after a day, both `YYYY-MM-DD`; earlier when negative. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}
