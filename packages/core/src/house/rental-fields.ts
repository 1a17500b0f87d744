import { defineFields, labelsFrom } from '@gridweave/kit';
import { RentalClass, RentalGrade, RentalMode } from '../codes/index.ts';
import { nameMasks, phoneMasks } from '../label/masks.ts';
import { byCode, byMatch, byNumber, byTime } from '../label/operators.ts';
import { CalendarDate } from '../scalars/index.ts';
import { House } from './tables.ts';

const label = labelsFrom('grid-office', 'realtime');
const internal = ['unconditional', 'internal'] as const;
const personal = ['conditional', 'personal'] as const;

/** How a house is rented out and who answers for its safety: 五类四级, 物业式 … 散居包片式. */
export const houseRentalFields = defineFields(House, (t) => ({
  rental: t.column('rental', {
    type: 'Boolean',
    label: label('是否出租', 'Rented out', ...internal),
    operators: byCode,
  }),
  rentalMode: t.column('rental_mode', {
    type: RentalMode,
    label: label('租赁管理模式', 'Rental management mode', ...internal),
    operators: byCode,
  }),
  rentalClass: t.column('rental_class', {
    type: RentalClass,
    label: label('出租屋类别', 'Rental class', ...internal, [], { zh: '五类', en: 'one of five' }),
    operators: byCode,
  }),
  rentalGrade: t.column('rental_grade', {
    type: RentalGrade,
    label: label('出租屋等级', 'Rental grade', ...internal, [], {
      zh: '四级;决定走访频次',
      en: 'one of four; it sets how often the house is visited',
    }),
    operators: byCode,
  }),
  landlordName: t.column('landlord_name', {
    type: 'String',
    label: label('出租人', 'Landlord', ...personal, nameMasks),
    operators: byMatch,
  }),
  landlordPhone: t.column('landlord_phone', {
    type: 'String',
    label: label('出租人电话', "Landlord's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  securityDutyHolder: t.column('security_duty_holder', {
    type: 'String',
    label: label('治安责任人', 'Security duty holder', ...personal, nameMasks),
  }),
  securityDutyPhone: t.column('security_duty_phone', {
    type: 'String',
    label: label('治安责任人电话', "Security duty holder's phone", ...personal, phoneMasks),
    operators: byMatch,
  }),
  filingNumber: t.column('filing_number', {
    type: 'String',
    label: label('租赁备案号', 'Filing number', ...internal, [], {
      zh: '房屋租赁合同登记备案',
      en: 'of the registered lease',
    }),
    operators: byNumber,
  }),
  filedOn: t.column('filed_on', {
    type: CalendarDate,
    label: label('租赁备案日期', 'Lease filed on', ...internal),
    operators: byTime,
  }),
}));
