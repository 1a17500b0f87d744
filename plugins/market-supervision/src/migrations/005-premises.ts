import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

export const premisesColumns: Migration = {
  name: '005-premises',
  breaking: false,
  async up(db) {
    await sql`
      alter table entity_supervision
        add column licensed_address text,
        add column licensed_house_code text collate "C",
        add column found_house_code text collate "C",
        add column found_on date`.execute(db);
    await sql`create index entity_supervision_unlicensed
      on entity_supervision (street_code, legal_entity_id) where state is null`.execute(db);
    await sql`alter table complaint add column accept_by date, add column accepted_on date`.execute(db);
    await sql`update complaint set accept_by = received_on + 11`.execute(db);
    await sql`alter table complaint alter column accept_by set not null`.execute(db);
  },
};
