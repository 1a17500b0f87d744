import type { CellRules } from '../documents.ts';

/** Something that happened to a cell. */
export interface HistoryStep {
  readonly at: string;
  readonly by: string;
  readonly step: string;
  readonly reason: string | null;
  /** The grant or denial that it happened to. */
  readonly of: string | null;
}

/** All that happened to a cell by its grants, denials and label, the latest first. */
export function historyOf({ grants, denials, labelChanges }: CellRules): readonly HistoryStep[] {
  const steps: HistoryStep[] = [
    ...grants.flatMap(({ id, steps: of }) => of.map(({ at, by, step, reason }) => ({ at, by, step, reason, of: id }))),
    ...denials.flatMap(({ id, createdAt, createdBy, reason, liftedAt, liftedBy }) => [
      { at: createdAt, by: createdBy, step: 'denied', reason, of: id },
      ...(liftedAt ? [{ at: liftedAt, by: liftedBy ?? '', step: 'lifted', reason: null, of: id }] : []),
    ]),
    ...labelChanges.flatMap(({ at, by, reason, endedAt, endedBy, endReason }) => [
      { at, by, step: 'tightened', reason, of: null },
      ...(endedAt ? [{ at: endedAt, by: endedBy ?? '', step: 'restored', reason: endReason, of: null }] : []),
    ]),
  ];
  return steps.sort((a, b) => (a.at < b.at ? 1 : -1));
}
