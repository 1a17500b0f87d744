import { CalendarDate, LegalEntity } from '@gridweave/core';
import { defineFields } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byTime, internal, label } from '../labels.ts';
import { today } from '../today.ts';
import { besideEntity } from './tables.ts';

/** The fume control of a restaurant on the legal entity itself; null for those that cook nothing. */
export const fumeFieldsOfEntity = defineFields(LegalEntity, besideEntity, (t) => ({
  stoves: t.column('stoves', {
    type: 'Int',
    label: label('基准灶头数', 'Stoves', ...internal, [], {
      zh: '1–2 小型,3–5 中型,6 以上大型',
      en: '1–2 small, 3–5 medium, 6 and more large',
    }),
    operators: byTime,
  }),
  fumePurifier: t.column('purifier', {
    type: 'String',
    label: label('油烟净化设施', 'Fume purifier', ...internal),
    operators: byCode,
  }),
  fumePurifierInstalled: t.computed({
    type: 'Boolean',
    needs: ['legal_entity_id', 'installed_on'],
    sql: (row) => sql`(case when ${row.legal_entity_id} is not null then ${row.installed_on} is not null end)`,
    label: label('是否安装油烟净化设施', 'Fume purifier installed', ...internal),
    operators: byCode,
  }),
  fumePurifierInstalledOn: t.column('installed_on', {
    type: CalendarDate,
    label: label('油烟净化设施安装日期', 'Fume purifier installed on', ...internal),
    operators: byTime,
  }),
  fumePurifierCleanedOn: t.column('cleaned_on', {
    type: CalendarDate,
    label: label('油烟净化设施最近清洗日期', 'Fume purifier last cleaned on', ...internal),
    operators: byTime,
  }),
  fumePurifierCleanBy: t.computed({
    type: CalendarDate,
    needs: ['installed_on', 'cleaned_on', 'clean_every_days'],
    sql: (row) => sql`(coalesce(${row.cleaned_on}, ${row.installed_on}) + ${row.clean_every_days})`,
    label: label('油烟净化设施下次清洗日期', 'Fume purifier to be cleaned by', ...internal),
    operators: byTime,
  }),
  fumeCleaningOverdue: t.computed({
    type: 'Boolean',
    needs: ['installed_on', 'cleaned_on', 'clean_every_days'],
    sql: (row) => sql`(coalesce(${row.cleaned_on}, ${row.installed_on}) + ${row.clean_every_days} < ${today})`,
    label: label('油烟净化设施清洗是否逾期', 'Cleaning of the fume purifier overdue', ...internal, [], {
      zh: '未安装为空',
      en: 'null where none is installed',
    }),
    operators: byCode,
  }),
}));
