import type { RecordKey, RecordWriter, SideTable, TypeRef } from '@gridweave/kit';

/** Whose fire safety a hazard changes: the record of the core, the table beside it, and where it is. */
export interface SafetyOwner {
  readonly type: TypeRef<any>;
  readonly key: RecordKey;
  readonly side: SideTable;
  readonly place: { readonly community_code: string | null; readonly grid_code: string | null };
}

interface Safety {
  readonly risk_level: string | null;
  readonly open_hazards: number;
  readonly rectify_by: string | null;
}

const risks = ['blue', 'yellow', 'orange', 'red'] as const;
/** The risk that an open hazard means at least: general is moderate, major is extreme. */
const leastRisk: Readonly<Record<string, (typeof risks)[number]>> = { '1': 'yellow', '2': 'red' };

/** The fire safety after one more hazard was found. */
export function withHazard(before: Safety, hazard: { readonly level: string; readonly rectifyBy: string }): Safety {
  const rank = Math.max(
    risks.findIndex((risk) => risk === before.risk_level),
    risks.findIndex((risk) => risk === leastRisk[hazard.level]),
  );
  const earlier = before.open_hazards > 0 && before.rectify_by !== null && before.rectify_by < hazard.rectifyBy;
  return {
    risk_level: risks[rank] ?? null,
    open_hazards: before.open_hazards + 1,
    rectify_by: earlier ? before.rectify_by : hazard.rectifyBy,
  };
}

/** Counts a new hazard in the fire safety of its house or legal entity. */
export async function noteHazard(
  records: RecordWriter,
  { type, key, side, place }: SafetyOwner,
  hazard: { readonly level: string; readonly rectifyBy: string },
): Promise<void> {
  const set = (before: Readonly<Record<string, unknown>>) => ({ ...withHazard(before as unknown as Safety, hazard) });
  await records.changeBeside(type, key, side, set, { initial: place });
}
