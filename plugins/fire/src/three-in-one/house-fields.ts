import { codeOf, House, houses, HouseUse, legalEntities, Person } from '@gridweave/core';
import { defineFields, existsIn } from '@gridweave/kit';
import { sql } from 'kysely';
import { label, personal } from '../labels.ts';

const business = sql.join(
  (['COMMERCIAL', 'INDUSTRIAL', 'WAREHOUSE'] as const).map((name) => sql.lit(codeOf(HouseUse, name))),
);
const mixed = sql.lit(codeOf(HouseUse, 'MIXED'));

/** Who is registered as living where goods are made, stored or sold: the use of the house says so, or a business that is there. */
export const threeInOneResidents = defineFields(House, (t) => ({
  fireThreeInOneResidents: t.many(Person, {
    on: { street_code: 'street_code', id: 'house_id' },
    where: (person) =>
      sql`(${person.ended_on} is null and ${existsIn(
        houses,
        (house) => sql`${house.street_code} = ${person.street_code} and ${house.id} = ${person.house_id}
        and (${house.use} in (${business}) or (${house.use} = ${mixed} and ${existsIn(
          legalEntities,
          (entity) => sql`${entity.street_code} = ${house.street_code} and ${entity.house_id} = ${house.id}
            and ${entity.ended_on} is null`,
        )}))`,
      )})`,
    label: label('经营场所内登记居住人员', 'Residents of business premises', ...personal, [], {
      zh: '疑似三合一:商业、厂房、仓库,及有单位的商住两用房',
      en: 'likely three-in-one: shops, works, warehouses, and mixed houses with a business',
    }),
  }),
}));
