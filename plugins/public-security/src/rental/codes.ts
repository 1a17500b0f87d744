import { defineCodes } from '@gridweave/core';

/** Registration status of a rental house 出租屋登记状态. */
export const RentalRegistrationStatus = defineCodes({
  name: 'RentalRegistrationStatus',
  title: { zh: '出租屋登记状态', en: 'Registration status of a rental house' },
  source: '公安机关租赁房屋治安管理 / police rental-house administration',
  values: [
    { name: 'REGISTERED', code: '1', zh: '已登记', en: 'registered' },
    { name: 'PENDING', code: '2', zh: '待登记', en: 'registration pending' },
    { name: 'CHANGE_DUE', code: '3', zh: '待变更', en: 'change to be registered' },
    { name: 'CANCELLED', code: '4', zh: '已注销', en: 'cancelled, no longer let' },
    { name: 'UNREGISTERED', code: '9', zh: '未登记', en: 'let without registration' },
  ],
});
