import { defineCodes } from '@gridweave/core';

/** State of a residence permit 居住证状态: without its yearly endorsement it is suspended, not lost. */
export const ResidencePermitState = defineCodes({
  name: 'ResidencePermitState',
  title: { zh: '居住证状态', en: 'State of a residence permit' },
  source: '《居住证暂行条例》(国务院令第 663 号) / Interim Regulations on Residence Permits',
  values: [
    { name: 'APPLIED', code: '1', zh: '申领中', en: 'applied for' },
    { name: 'VALID', code: '2', zh: '有效', en: 'valid' },
    { name: 'SUSPENDED', code: '3', zh: '使用功能中止', en: 'suspended for want of endorsement' },
    { name: 'CANCELLED', code: '4', zh: '已注销', en: 'cancelled' },
  ],
});
