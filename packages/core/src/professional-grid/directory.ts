import {
  defineScope,
  existsIn,
  type ProfessionalGridDirectory,
  type ProfessionalGridKind as DeclaredKind,
  type RowExpression,
  scopeOn,
} from '@gridweave/kit';
import { type Kysely, sql, type SqlBool } from 'kysely';
import { ProfessionalGrid, ProfessionalGridDocking, ProfessionalGridDuty, professionalGrids } from './tables.ts';

type OfGrid = Pick<
  RowExpression<(typeof ProfessionalGridDuty)['table']['columns']>,
  'street_code' | 'professional_grid_id'
>;

/** Kinds of professional grids in the core: a scope `grids-<kind>` for each, and its row in `professional_grid_kind`. */
export const gridDirectory: ProfessionalGridDirectory = {
  scopeOf({ code, title }) {
    const isKind = (grid: Pick<RowExpression<(typeof professionalGrids)['columns']>, 'kind'>) =>
      sql<SqlBool>`(${grid.kind} = ${sql.lit(code)})`;
    const ofGrid = (row: OfGrid) =>
      existsIn(
        professionalGrids,
        (grid) =>
          sql`${grid.street_code} = ${row.street_code} and ${grid.id} = ${row.professional_grid_id} and ${isKind(grid)}`,
      );
    return defineScope({
      name: `grids-${code}`,
      title: { zh: `本专业网格:${title.zh}`, en: `Own professional grids: ${title.en}` },
      on: [
        scopeOn(ProfessionalGrid, isKind),
        scopeOn(ProfessionalGridDocking, ofGrid),
        scopeOn(ProfessionalGridDuty, ofGrid),
      ],
    });
  },
  register: registerGridKinds,
};

/**
 * Writes the declared kinds into `professional_grid_kind`; those that nobody declares any more stay, not declared, since
 * their grids stay as well. Any number of processes may do it at once.
 */
async function registerGridKinds(db: Kysely<any>, kinds: readonly DeclaredKind[]): Promise<void> {
  const rows = kinds.map((kind) => ({
    code: kind.code,
    title_zh: kind.title.zh,
    title_en: kind.title.en,
    object_code: kind.objectCode,
    owner_zh: kind.owner.zh,
    owner_en: kind.owner.en,
    shape: kind.shape,
    coverage: kind.coverage,
    overlap: kind.overlap,
  }));
  const given = JSON.stringify(rows);
  await db.transaction().execute(async (trx) => {
    // one after the other, so that two starts never wait for each other's rows in turn
    await sql`select pg_advisory_xact_lock(hashtext('core.professional_grid_kind'))`.execute(trx);
    await sql`
      insert into core.professional_grid_kind as k
        (code, title_zh, title_en, object_code, owner_zh, owner_en, shape, coverage, overlap, declared)
      select code, title_zh, title_en, object_code, owner_zh, owner_en, shape, coverage, overlap, true
      from jsonb_populate_recordset(null::core.professional_grid_kind, ${given}::jsonb)
      on conflict (code) do update set (title_zh, title_en, object_code, owner_zh, owner_en, shape, coverage, overlap, declared)
        = (excluded.title_zh, excluded.title_en, excluded.object_code, excluded.owner_zh, excluded.owner_en,
           excluded.shape, excluded.coverage, excluded.overlap, true)
      where k is distinct from excluded`.execute(trx);
    await sql`
      update core.professional_grid_kind set declared = false
      where declared and code <> all (${rows.map(({ code }) => code)}::text[])`.execute(trx);
  });
}
