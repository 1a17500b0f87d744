import { defineMutation, labelsFrom, type MutationContext, type RecordKey } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { OccupancyRole } from '../codes/index.ts';
import { IdentityDocument, Occupancy, Person } from '../person/tables.ts';
import { CalendarDate, DivisionCode, HouseCode } from '../scalars/index.ts';
import { dayOf, optional, required, wrong } from './arguments.ts';
import { findHouse } from './find-house.ts';

const label = labelsFrom('grid-office', 'realtime');
const personal = ['conditional', 'personal'] as const;

interface Move {
  readonly personId: string;
  readonly streetCode: string;
  readonly toStreetCode: string;
  readonly toHouseCode: string;
  readonly role: string;
  readonly movedOn?: string | null;
}

/**
 * Records that a person moved 迁居: the register of the former street closes the occupancy, that of the new one opens
 * another, and the person with the documents belongs to the new street. The one place in which that is done.
 */
export const recordMove = defineMutation(Person, {
  name: 'recordMove',
  label: label('登记迁居', 'Record a move', ...personal, [], {
    zh: '来有登记、走有注销;迁出、迁入街道均须在本部门授权之内',
    en: 'registered on arrival, deregistered on departure; both streets are ones that the caller may write in',
  }),
  args: {
    personId: required('ID', label('人员标识', 'Id of the person', ...personal)),
    streetCode: required(DivisionCode, label('现居街道代码', 'Code of the present street', ...personal)),
    toStreetCode: required(DivisionCode, label('迁入街道代码', 'Code of the new street', ...personal)),
    toHouseCode: required(HouseCode, label('迁入房屋编码', 'Code of the new house', ...personal)),
    role: required(OccupancyRole, label('居住身份', 'Role in the new house', ...personal)),
    movedOn: optional(
      CalendarDate,
      label('迁居日期', 'Moved on', ...personal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
  },
  async resolve(args: Move, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    requireStreet(args.toStreetCode);
    if (!/^\d{1,18}$/.test(args.personId)) throw wrong('personId', '不是人员标识', 'is no id of a person');
    const day = dayOf('movedOn', args.movedOn);
    const validFrom = new Date(`${day}T00:00:00+08:00`);
    const house = await findHouse(transaction, args.toStreetCode, args.toHouseCode, 'toHouseCode');
    const former: RecordKey = { street_code: args.streetCode, id: args.personId };
    const place = {
      street_code: house.street_code,
      community_code: house.community_code,
      grid_code: house.grid_code,
    };
    await records.change(Person, former, { ...place, house_id: house.id, moved_in_on: day }, { validFrom });
    for (const occupancy of await idsOf(transaction, 'core.occupancy', former, sql`to_on is null`)) {
      if (occupancy.from > day)
        throw wrong(
          'movedOn',
          `不得早于现住登记日期(${occupancy.from})`,
          `is not earlier than the present stay (${occupancy.from})`,
        );
      await records.change(
        Occupancy,
        occupancy,
        { to_on: day, ended_declared_at: new Date().toISOString() },
        { validFrom },
      );
    }
    for (const document of await idsOf(transaction, 'core.person_document', former, sql`true`))
      await records.change(IdentityDocument, document, place, { validFrom });
    // the register of documents is keyed by the number and is no record of the graph
    await sql`
      update core.identity_document set street_code = ${house.street_code}
      where street_code = ${former.street_code} and person_id = ${former.id}::int8`.execute(transaction);
    await records.create(Occupancy, {
      ...place,
      person_id: args.personId,
      house_id: house.id,
      role: args.role,
      from_on: day,
      declared_at: new Date().toISOString(),
      source: 'grid-visit',
    });
    return { street_code: house.street_code, id: args.personId };
  },
});

async function idsOf(
  trx: Transaction<any>,
  table: 'core.occupancy' | 'core.person_document',
  { street_code: street, id }: RecordKey,
  condition: ReturnType<typeof sql>,
): Promise<readonly (RecordKey & { readonly from: string })[]> {
  const from = table === 'core.occupancy' ? sql`from_on::text` : sql`''`;
  const { rows } = await sql<RecordKey & { readonly from: string }>`
    select street_code, id::text, ${from} as "from" from ${sql.table(table)}
    where street_code = ${street} and person_id = ${id}::int8 and ${condition} order by id`.execute(trx);
  return rows;
}
