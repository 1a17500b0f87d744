import { defineCodes } from './define-codes.ts';

/** Rental management mode 租赁管理模式, 网格办口径 / grid office. */
export const RentalMode = defineCodes({
  name: 'RentalMode',
  title: { zh: '租赁管理模式', en: 'Rental management mode' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'PROPERTY_MANAGED', code: 'property-managed', zh: '物业式', en: 'property-managed' },
    { name: 'HOTEL_STYLE', code: 'hotel-style', zh: '旅业式', en: 'hotel-style' },
    { name: 'ENCLOSED_COMPOUND', code: 'enclosed-compound', zh: '院区围合式', en: 'enclosed compound' },
    { name: 'UNIT_RUN', code: 'unit-run', zh: '单位自管式', en: 'run by the unit itself' },
    { name: 'SCATTERED', code: 'scattered', zh: '散居包片式', en: 'scattered, by area contract' },
  ],
});

/** Rental-house class 五类: by use; cities differ, so a plugin may bring its own table. */
export const RentalClass = defineCodes({
  name: 'RentalClass',
  title: { zh: '出租屋类别(五类)', en: 'Rental-house class (five)' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'RESIDENTIAL', code: '1', zh: '居住类', en: 'dwelling' },
    { name: 'COMMERCIAL', code: '2', zh: '商业类', en: 'shop' },
    { name: 'OFFICE', code: '3', zh: '办公类', en: 'office' },
    { name: 'INDUSTRIAL', code: '4', zh: '厂房类', en: 'factory' },
    { name: 'STORAGE', code: '5', zh: '仓储类', en: 'storage' },
  ],
});

/** Rental-house risk grade 四级: it sets how often a house is visited; the interval is configuration. */
export const RentalGrade = defineCodes({
  name: 'RentalGrade',
  title: { zh: '出租屋风险等级(四级)', en: 'Rental-house risk grade (four)' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'LENIENT', code: 'green', zh: '宽管(绿)', en: 'lenient (green)' },
    { name: 'ATTENTION', code: 'yellow', zh: '关注(黄)', en: 'attention (yellow)' },
    { name: 'STRICT', code: 'orange', zh: '严管(橙)', en: 'strict (orange)' },
    { name: 'PROHIBITED', code: 'red', zh: '禁止(红)', en: 'prohibited (red)' },
  ],
});
