import { defineScope, existsIn, type ProfessionalGridDirectory, type RowExpression, scopeOn } from '@gridweave/kit';
import { sql, type SqlBool } from 'kysely';
import { ProfessionalGrid, ProfessionalGridDocking, ProfessionalGridDuty, professionalGrids } from './tables.ts';

type OfGrid = Pick<
  RowExpression<(typeof ProfessionalGridDuty)['table']['columns']>,
  'street_code' | 'professional_grid_id'
>;

/** Kinds of professional grids in the core: a scope `grids-<kind>` for each. */
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
};
