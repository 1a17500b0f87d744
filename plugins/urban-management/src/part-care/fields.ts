import { CalendarDate, CityPart } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { byCode, byTime, internal, label } from '../labels.ts';
import { besideCityPart } from './tables.ts';
import { sql } from 'kysely';

/** What the department adds to every city part. */
export const careOfCityParts = defineFields(CityPart, besideCityPart, (t) => ({
  inspectedOn: t.column('inspected_on', {
    type: CalendarDate,
    label: label('最近巡检日期', 'Inspected on', ...internal),
    operators: byTime,
  }),
  openDefects: t.column('defects', {
    type: 'Int',
    label: label('待修缺陷数', 'Open defects', ...internal),
    operators: byTime,
  }),
  repairBy: t.column('repair_by', {
    type: CalendarDate,
    label: label('修复期限', 'Repair by', ...internal),
    operators: byTime,
  }),
  repairOverdue: t.computed({
    type: 'Boolean',
    needs: ['defects', 'repair_by'],
    sql: (row) => sql`(${row.defects} > 0 and ${row.repair_by} < (now() at time zone 'Asia/Shanghai')::date)`,
    label: label('修复超期', 'Repair overdue', ...internal),
    operators: byCode,
  }),
}));
