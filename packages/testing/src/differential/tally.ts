import type { ReferenceAnswer } from './reference/reference.ts';

/** What was tried: a test that compared only refusals and empty lists has shown nothing. */
export class Tally {
  runs = 0;
  answered = 0;
  refused = 0;
  badInput = 0;
  withRows = 0;
  rows = 0;
  selective = 0;
  cut = 0;
  masked = 0;
  partial = 0;
  deniedAsNull = 0;
  withErrors = 0;
  counted = 0;

  add(expected: ReferenceAnswer, body: any, deniedAsNull: boolean): void {
    this.runs++;
    if (expected.refused) {
      if (expected.refused.has('FIELD_NOT_GRANTED')) this.refused++;
      else this.badInput++;
      return;
    }
    this.answered++;
    const { rows, selective, cut } = expected.findings;
    this.rows += rows;
    if (rows > 0) this.withRows++;
    if (selective > 0) this.selective++;
    if (cut > 0) this.cut++;
    if (expected.masked.size > 0) this.masked++;
    if (expected.partial.size > 0) this.partial++;
    if (deniedAsNull && expected.inspection.deniedReads.size > 0) this.deniedAsNull++;
    if (expected.errors.length > 0) this.withErrors++;
    if (Object.entries(body?.data ?? {}).some(([key, value]) => /^g\d/.test(key) && (value as unknown[]).length > 0)) this.counted++;
  }

  toString(): string {
    return Object.entries(this)
      .map(([name, count]) => `${name} ${count as number}`)
      .join(', ');
  }
}

export function noTally(): Tally {
  return new Tally();
}
