import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

export const rectificationColumns: Migration = {
  name: '004-rectification',
  breaking: true,
  async up(db) {
    // collect and handle are separated 采办分离: the database says so as well
    await sql`
      alter table hazard add column rectified_by text, add column rectification text,
        add constraint hazard_not_rectified_by_finder check (rectified_by <> found_by),
        add constraint hazard_not_rechecked_by_rectifier check (rechecked_by <> rectified_by)`.execute(db);
    await sql`alter table house_safety add column major_hazards integer not null default 0`.execute(db);
    await sql`alter table entity_safety add column major_hazards integer not null default 0`.execute(db);
  },
};
