const dayMs = 86_400_000;

/** The day `days` Mondays to Fridays after a day; holidays and make-up workdays are not known here. */
export function workingDaysAfter(date: string, days: number): string {
  let at = Date.parse(date);
  for (let left = days; left > 0;) {
    at += dayMs;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return new Date(at).toISOString().slice(0, 10);
}
