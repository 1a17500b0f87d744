const MS = 86_400_000;
const texts = new Map<number, string>();

/** Days since 1970-01-01 of a date text. */
export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / MS);
}

/** `YYYY-MM-DD` of a day. */
export function dateText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * MS).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** 1 to 12. */
export function monthOf(day: number): number {
  return Number(dateText(day).slice(5, 7));
}

/** The full years from a birth to a day. */
export function ageOn(birth: number, day: number): number {
  const [from, to] = [dateText(birth), dateText(day)];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
