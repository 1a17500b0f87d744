import type { RowExpression } from '@gridweave/kit';
import { type RawBuilder, sql } from 'kysely';
import { today } from '../today.ts';
import { rectificationOverdue } from './overdue.ts';
import { inspectionDays, riskWeights } from './risk-weights.ts';
import type { houseSafety } from './tables.ts';

/** The columns that the risk score stands on. */
export const riskColumns = ['inspected_on', 'open_hazards', 'major_hazards', 'rectify_by', 'three_in_one'] as const;

type Risk = Pick<RowExpression<(typeof houseSafety)['columns']>, (typeof riskColumns)[number]>;

const points = (weight: number): RawBuilder<number> => sql.lit(weight) as unknown as RawBuilder<number>;

/** The fire risk of a house from 0 to 100, as of today; null where nothing is known of it. */
export const riskScore = (row: Risk) => sql<number>`case when ${row.open_hazards} is not null then least(100,
  ${row.open_hazards} * ${points(riskWeights.hazard)} + ${row.major_hazards} * ${points(riskWeights.major)}
  + case when ${rectificationOverdue(row)} then ${points(riskWeights.overdue)} else 0 end
  + case when ${row.three_in_one} then ${points(riskWeights.threeInOne)} else 0 end
  + case when coalesce(${row.inspected_on} < ${today} - ${points(inspectionDays)}, true)
      then ${points(riskWeights.notInspected)} else 0 end) end`;
