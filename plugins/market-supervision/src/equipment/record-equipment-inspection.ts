import { CalendarDate, dayOf, DivisionCode, optional, required, wrong } from '@gridweave/core';
import { defineMutation, type MutationContext } from '@gridweave/kit';
import { sql } from 'kysely';
import { conditional, internal, label } from '../labels.ts';
import { EquipmentInspectionResult } from './codes.ts';
import { SpecialEquipment } from './tables.ts';

interface Inspection {
  readonly streetCode: string;
  readonly number: string;
  readonly inspectedOn?: string | null;
  readonly result: string;
  readonly inspectBy: string;
}

/** Records a periodic inspection and when the next is due; equipment that failed is stopped, one that passed may run. */
export const recordEquipmentInspection = defineMutation(SpecialEquipment, {
  name: 'recordEquipmentInspection',
  label: label('登记特种设备检验', 'Record an inspection of special equipment', ...conditional, [], {
    zh: '检验不合格的设备转为停用',
    en: 'equipment that failed is stopped',
  }),
  args: {
    streetCode: required(DivisionCode, label('街道代码', 'Street code', ...internal)),
    number: required('String', label('使用登记编号', 'Number of the registration', ...internal)),
    inspectedOn: optional(
      CalendarDate,
      label('检验日期', 'Inspected on', ...internal, [], { zh: '缺省为今天', en: 'today unless told' }),
    ),
    result: required(EquipmentInspectionResult, label('检验结论', 'Result', ...internal)),
    inspectBy: required(CalendarDate, label('下次检验日期', 'To be inspected by', ...internal)),
  },
  async resolve(args: Inspection, { transaction, records, requireStreet }: MutationContext) {
    requireStreet(args.streetCode);
    const day = dayOf('inspectedOn', args.inspectedOn);
    if (args.inspectBy <= day)
      throw wrong('inspectBy', `应晚于检验日期(${day})`, `is later than the inspection (${day})`);
    const { rows } = await sql<{ id: string; inspected_on: string | null }>`
      select id::text, inspected_on::text from market_supervision.special_equipment
      where street_code = ${args.streetCode} and number = ${args.number} and state <> '3' for update`.execute(
      transaction,
    );
    const item = rows[0];
    if (!item)
      throw wrong(
        'number',
        `街道 ${args.streetCode} 没有未报废的设备 ${args.number}`,
        `${args.number} is no equipment of street ${args.streetCode} that was not scrapped`,
      );
    if (item.inspected_on !== null && day < item.inspected_on)
      throw wrong(
        'inspectedOn',
        `不得早于最近检验日期(${item.inspected_on})`,
        `is not earlier than the last inspection (${item.inspected_on})`,
      );
    const key = { street_code: args.streetCode, id: item.id };
    await records.change(SpecialEquipment, key, {
      inspected_on: day,
      inspection_result: args.result,
      inspect_by: args.inspectBy,
      state: args.result === '3' ? '2' : '1',
    });
    return key;
  },
});
