import { history } from '@gridweave/core';
import type { Table } from '@gridweave/kit';
import type { Transaction } from 'kysely';

/** Whose fire safety a hazard changes: the table, the record of the core, and where it is. */
export interface SafetyOwner {
  readonly table: Table<any>;
  readonly column: 'house_id' | 'legal_entity_id';
  readonly recordType: 'House' | 'LegalEntity';
  readonly id: string;
  readonly place: {
    readonly street_code: string;
    readonly community_code: string | null;
    readonly grid_code: string | null;
  };
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

/** Counts a new hazard in the fire safety of its house or legal entity, and keeps what changed in the history. */
export async function noteHazard(
  transaction: Transaction<any>,
  owner: SafetyOwner,
  hazard: { readonly level: string; readonly rectifyBy: string },
  changedBy: string,
): Promise<void> {
  const table = `${owner.table.schema}.${owner.table.name}`;
  await transaction
    .insertInto(table)
    .values({ ...owner.place, [owner.column]: owner.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const ofOwner = { street_code: owner.place.street_code, [owner.column]: owner.id };
  const before = (await transaction
    .selectFrom(table)
    .select(({ cast, ref }) => ['risk_level', 'open_hazards', cast<string>(ref('rectify_by'), 'text').as('rectify_by')])
    .where((row) => row.and(ofOwner))
    .forUpdate()
    .executeTakeFirstOrThrow()) as Safety;
  const after = withHazard(before, hazard);
  const now = new Date();
  await transaction
    .updateTable(table)
    .set({ ...after, updated_at: now })
    .where((row) => row.and(ofOwner))
    .execute();
  const changed = (['risk_level', 'open_hazards', 'rectify_by'] as const).filter(
    (name) => before[name] !== after[name],
  );
  await transaction
    .insertInto(`${history.schema}.${history.name}`)
    .values(
      changed.map((name) => ({
        street_code: owner.place.street_code,
        record_type: owner.recordType,
        record_id: owner.id,
        // columns of the core stand by their bare names
        field: `${owner.table.schema}.${name}`,
        old_value: before[name] === null ? null : JSON.stringify(before[name]),
        new_value: JSON.stringify(after[name]),
        valid_from: now,
        source: 'fire',
        changed_by: changedBy,
      })),
    )
    .execute();
}
