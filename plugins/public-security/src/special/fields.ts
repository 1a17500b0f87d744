import { CalendarDate, DivisionCode, GridCode, Person } from '@gridweave/core';
import { defineFields, type Label, labelsFrom, mask } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byTime } from '../labels.ts';
import { today } from '../today.ts';
import { SpecialCareLevel, SpecialGroup } from './codes.ts';
import { SpecialPerson } from './tables.ts';

const labelled = labelsFrom('public-security', 'realtime');

/** Sensitive by PIPL 28, every field of it: when a record was made says as much as what it says. */
export const restricted = (zh: string, en: string): Label => ({
  ...labelled(zh, en, 'conditional', 'sensitive', [mask.exists]),
  legalBasis:
    '《个人信息保护法》第二十八条、第三十四条;《社区矫正法》第五十四条;《精神卫生法》第四条;《禁毒法》 / PIPL 28 and 34',
});

export const specialPersonFields = defineFields(SpecialPerson, (t) => ({
  group: t.column('special_group', {
    type: SpecialGroup,
    label: restricted('重点人员类别', 'Special group'),
    operators: byCode,
  }),
  careLevel: t.column('care_level', {
    type: SpecialCareLevel,
    label: restricted('管控等级', 'Level of care'),
    operators: byCode,
  }),
  listedOn: t.column('listed_on', {
    type: CalendarDate,
    label: restricted('列管日期', 'Listed on'),
    operators: byTime,
  }),
  removedOn: t.column('removed_on', {
    type: CalendarDate,
    label: restricted('撤管日期', 'Removed on'),
    operators: byTime,
  }),
  officer: t.column('officer', {
    type: 'String',
    label: restricted('责任民警', 'Officer in charge'),
    operators: ['match'],
  }),
  visitedOn: t.column('visited_on', {
    type: CalendarDate,
    label: restricted('最近走访日期', 'Last visited on'),
    operators: byTime,
  }),
  visitBy: t.column('visit_by', {
    type: CalendarDate,
    label: restricted('下次走访期限', 'To be visited by'),
    operators: byTime,
  }),
  visitOverdue: t.computed({
    type: 'Boolean',
    needs: ['removed_on', 'visit_by'],
    sql: (row) => sql`(${row.removed_on} is null and coalesce(${row.visit_by} < ${today}, true))`,
    label: restricted('走访是否逾期', 'Visit overdue'),
    operators: byCode,
  }),
  visitNote: t.column('visit_note', { type: 'String', label: restricted('走访情况', 'What the visit found') }),
  streetCode: t.column('street_code', {
    type: DivisionCode,
    label: restricted('街道代码', 'Street code'),
    operators: byCode,
  }),
  communityCode: t.column('community_code', {
    type: DivisionCode,
    label: restricted('社区代码', 'Community code'),
    operators: byCode,
  }),
  gridCode: t.column('grid_code', {
    type: GridCode,
    label: restricted('网格编码', 'Grid code'),
    operators: byCode,
  }),
  person: t.one(Person, {
    on: { street_code: 'street_code', person_id: 'id' },
    label: restricted('人员', 'Person'),
  }),
}));
