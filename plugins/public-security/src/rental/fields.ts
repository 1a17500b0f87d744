import { CalendarDate, House, placeFields, recordFields, sourceField } from '@gridweave/core';
import { defineFields, type Label } from '@gridweave/kit';
import {
  byCode,
  byMatch,
  byNumber,
  byTime,
  conditional,
  internal,
  label,
  nameMasks,
  personal,
  phoneMasks,
} from '../labels.ts';
import { RentalRegistrationStatus } from './codes.ts';
import { RentalFile } from './tables.ts';
import { visitColumns, visitDueOn, visitOverdue } from './visit-due.ts';

const caseClue: Label = {
  title: { zh: '案件线索', en: 'Case clue' },
  sharing: 'none',
  legalBasis:
    '《中华人民共和国人民警察法》第二十二条(不得泄露警务工作秘密) / Police Law, article 22: police work secrets are not disclosed',
  sensitivity: 'sensitive',
  masks: [],
  source: 'public-security',
  updateCycle: 'irregular',
};

/** The labels of what stands both on the file and on its house. */
export const rentalLabels = {
  status: label('出租屋登记状态', 'Rental registration status', ...internal),
  fileNumber: label('出租屋档案号', 'Rental file number', ...internal),
  registeredOn: label('出租登记日期', 'Rental registered on', ...internal),
  station: label('登记派出所', 'Police station of the registration', ...internal),
  dutyLetter: label('治安责任书签订日期', 'Duty letter signed on', ...internal, [], {
    zh: '租赁房屋治安责任保证书',
    en: 'guarantee of security duties of a rental house',
  }),
  visitedOn: label('民警最近走访日期', 'Last visited by the police on', ...conditional),
  visitInterval: label('走访间隔', 'Interval of visits', ...conditional, [], {
    zh: '天;按出租屋等级,宽管 21、关注 14、严管 7,各区可调',
    en: 'days, by the rental grade: 21 lenient, 14 attention, 7 strict; each district may differ',
  }),
  visitDueOn: label('下次走访期限', 'Next visit due on', ...conditional),
  visitOverdue: label('走访是否逾期', 'Visit overdue', ...conditional),
} as const;

export const rentalFileFields = defineFields(RentalFile, (t) => ({
  fileNumber: t.column('file_number', { type: 'String', label: rentalLabels.fileNumber, operators: byNumber }),
  status: t.column('status', { type: RentalRegistrationStatus, label: rentalLabels.status, operators: byCode }),
  registeredOn: t.column('registered_on', {
    type: CalendarDate,
    label: rentalLabels.registeredOn,
    operators: byTime,
  }),
  cancelledOn: t.column('cancelled_on', {
    type: CalendarDate,
    label: label('注销日期', 'Cancelled on', ...internal),
    operators: byTime,
  }),
  station: t.column('station', { type: 'String', label: rentalLabels.station, operators: byCode }),
  dutyLetterSignedOn: t.column('duty_letter_signed_on', {
    type: CalendarDate,
    label: rentalLabels.dutyLetter,
    operators: byTime,
  }),
  managerName: t.column('manager_name', {
    type: 'String',
    label: label('出租屋管理人', 'Manager', ...personal, nameMasks),
    operators: ['match', 'search'],
  }),
  managerPhone: t.column('manager_phone', {
    type: 'String',
    label: label('管理人电话', "Manager's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  visitedOn: t.column('visited_on', { type: CalendarDate, label: rentalLabels.visitedOn, operators: byTime }),
  visitIntervalDays: t.column('visit_interval_days', {
    type: 'Int',
    label: rentalLabels.visitInterval,
    operators: byTime,
  }),
  visitDueOn: t.computed({
    type: CalendarDate,
    needs: visitColumns,
    sql: visitDueOn,
    label: rentalLabels.visitDueOn,
    operators: byTime,
  }),
  visitOverdue: t.computed({
    type: 'Boolean',
    needs: visitColumns,
    sql: visitOverdue,
    label: rentalLabels.visitOverdue,
    operators: byCode,
  }),
  roomsLet: t.column('rooms_let', {
    type: 'Int',
    label: label('出租间数', 'Rooms let', ...internal),
    operators: byTime,
  }),
  accessControl: t.column('access_control', {
    type: 'Boolean',
    label: label('视频门禁', 'Access control with video', ...internal),
    operators: byCode,
  }),
  tenantGroup: t.column('tenant_group', {
    type: 'Boolean',
    label: label('三级塔式微信群', 'Three-tier group', ...internal, [], {
      zh: '网格员、楼长、租客',
      en: 'grid worker, building head, tenants',
    }),
    operators: byCode,
  }),
  areaContractor: t.column('area_contractor', {
    type: 'String',
    label: label('包片责任人', 'Who answers for the area', ...personal, nameMasks, {
      zh: '散居包片式',
      en: 'of scattered houses',
    }),
    operators: byMatch,
  }),
  caseClue: t.column('case_clue', { type: 'String', label: caseClue }),
  house: t.one(House, {
    on: { street_code: 'street_code', house_id: 'id' },
    label: label('房屋', 'House', ...internal),
  }),
  ...placeFields(t, { source: 'public-security', sharing: 'unconditional', sensitivity: 'internal' }),
  ...sourceField(t, 'public-security'),
  ...recordFields(t, 'public-security'),
}));
