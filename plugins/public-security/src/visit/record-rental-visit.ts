import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { conditional, internal, label, personal } from '../labels.ts';
import { RentalFile } from '../rental/tables.ts';
import { textOf } from '../text-of.ts';
import { RentalVisitResult } from './codes.ts';
import { RentalVisit } from './tables.ts';

interface Visit {
  readonly streetCode: string;
  readonly fileNumber: string;
  readonly visitedOn?: string | null;
  readonly visitedBy: string;
  readonly peopleFound: number;
  readonly result: string;
  readonly note?: string | null;
}

interface VisitedFile {
  readonly id: string;
  readonly community_code: string;
  readonly grid_code: string;
  readonly house_id: string;
  readonly visited_on: string | null;
  readonly grade: string | null;
}

/** Records a visit to a rental house; the next one is due after the interval that its grade has in its district. */
export const recordRentalVisit = defineMutation(RentalVisit, {
  name: 'recordRentalVisit',
  label: label('登记出租屋走访', 'Record a visit to a rental house', ...conditional, [], {
    zh: '下次走访期限按本区该等级的走访频次计算',
    en: 'the next visit is due after the interval of the grade in its district',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    fileNumber: required('String', label('出租屋档案号', 'Rental file number', ...internal)),
    visitedOn: optional(
      CalendarDate,
      label('走访日期', 'Visited on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    visitedBy: required('String', label('走访人', 'Visited by', ...personal)),
    peopleFound: required('Int', label('现场人数', 'People found', ...internal)),
    result: required(RentalVisitResult, label('走访结果', 'Result', ...internal)),
    note: optional('String', label('备注', 'Note', ...internal)),
  },
  async resolve(args: Visit, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('visitedOn', args.visitedOn);
    const visitedBy = textOf('visitedBy', args.visitedBy, 2, 50);
    if (args.peopleFound < 0 || args.peopleFound > 1000)
      throw wrong('peopleFound', '应为 0 至 1000', 'is from 0 to 1000');
    const file = await openFile(transaction, args.streetCode, args.fileNumber);
    const latest = file.visited_on === null || file.visited_on < day ? day : file.visited_on;
    await records.change(
      RentalFile,
      { street_code: args.streetCode, id: file.id },
      { visited_on: latest, visit_interval_days: await intervalOf(transaction, args.streetCode, file.grade) },
    );
    return records.create(RentalVisit, {
      street_code: args.streetCode,
      community_code: file.community_code,
      grid_code: file.grid_code,
      rental_file_id: file.id,
      house_id: file.house_id,
      visited_on: day,
      visited_by: visitedBy,
      people_found: args.peopleFound,
      result: args.result,
      note: args.note?.trim() || null,
    });
  },
});

async function openFile(trx: Transaction<any>, street: string, number: string): Promise<VisitedFile> {
  const { rows } = await sql<VisitedFile>`
    select f.id::text, f.community_code, f.grid_code, f.house_id::text, f.visited_on::text, h.rental_grade as grade
    from public_security.rental_file f join core.house h on h.street_code = f.street_code and h.id = f.house_id
    where f.street_code = ${street} and f.file_number = ${number} and f.status <> '4' for update of f`.execute(trx);
  if (rows[0]) return rows[0];
  throw wrong(
    'fileNumber',
    `街道 ${street} 没有未注销的出租屋档案 ${number}`,
    `${number} is no open rental-house file of street ${street}`,
  );
}

/** Days between visits; null where the grade is not known or its houses may not be let. */
async function intervalOf(trx: Transaction<any>, street: string, grade: string | null): Promise<number | null> {
  const { rows } = await sql<{ days: number | null }>`
    select days from public_security.visit_interval
    where grade = ${grade} and starts_with(${street}, area_code) order by length(area_code) desc limit 1`.execute(trx);
  return rows[0]?.days ?? null;
}
