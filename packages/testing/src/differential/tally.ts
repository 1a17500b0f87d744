import type { ReferenceAnswer } from './reference/reference.ts';

/** What was tried: a test that compared only refusals and empty lists has shown nothing. */
export class Tally {
  runs = 0;
  answered = 0;
  refused = 0;
  badInput = 0;
  badCursor = 0;
  /** Answers of which some list or key had a row, and how many rows there were. */
  withRows = 0;
  rows = 0;
  /** Answers of which some filter or search took some of the rows and left some. */
  selective = 0;
  /** Answers of which some page was not the whole list, and those that began after a cursor. */
  cut = 0;
  continued = 0;
  masked = 0;
  partial = 0;
  deniedAsNull = 0;
  withErrors = 0;
  counted = 0;
  /** Answers that told personal information of some row. */
  withSubjects = 0;
  compiled = 0;
  mixed = 0;
  /** Documents that were thrown away because their selections could not be merged. */
  invalid = 0;

  add(expected: ReferenceAnswer, body: any, deniedAsNull: boolean, lane: string | undefined): void {
    this.runs++;
    if (expected.refused) {
      if (expected.refused.has('FIELD_NOT_GRANTED')) this.refused++;
      else if (expected.refused.has('BAD_CURSOR')) this.badCursor++;
      else this.badInput++;
      return;
    }
    this.answered++;
    const { rows, selective, cut, continued } = expected.findings;
    this.rows += rows;
    if (rows > 0) this.withRows++;
    if (selective > 0) this.selective++;
    if (cut > 0) this.cut++;
    if (continued > 0) this.continued++;
    if (expected.masked.size > 0) this.masked++;
    if (expected.partial.size > 0) this.partial++;
    if (deniedAsNull && expected.inspection.deniedReads.size > 0) this.deniedAsNull++;
    if (expected.errors.length > 0) this.withErrors++;
    if (expected.subjects.size > 0) this.withSubjects++;
    if (hasCounts(body?.data)) this.counted++;
    if (lane === 'compiled') this.compiled++;
    if (lane === 'mixed') this.mixed++;
  }

  toString(): string {
    return Object.entries(this)
      .map(([name, count]) => `${name} ${count as number}`)
      .join(', ');
  }
}

function hasCounts(data: Record<string, unknown> | null | undefined): boolean {
  return Object.entries(data ?? {}).some(([key, value]) => /^g\d/.test(key) && (value as unknown[]).length > 0);
}
