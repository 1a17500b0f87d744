import { defineCodes } from './define-codes.ts';

/** Religion 宗教信仰, GA/T 214.12. */
export const Religion = defineCodes({
  name: 'Religion',
  title: { zh: '宗教信仰', en: 'Religion' },
  source: 'GA/T 214.12',
  values: [
    { name: 'NONE', code: '00', zh: '无宗教信仰', en: 'none' },
    { name: 'BUDDHISM', code: '10', zh: '佛教', en: 'Buddhism' },
    { name: 'TIBETAN_BUDDHISM', code: '20', zh: '藏传佛教', en: 'Tibetan Buddhism' },
    { name: 'TAOISM', code: '30', zh: '道教', en: 'Taoism' },
    { name: 'CATHOLICISM', code: '40', zh: '天主教', en: 'Catholicism' },
    { name: 'PROTESTANTISM', code: '50', zh: '基督教', en: 'Protestantism' },
    { name: 'ORTHODOXY', code: '60', zh: '东正教', en: 'Eastern Orthodoxy' },
    { name: 'ISLAM', code: '70', zh: '伊斯兰教', en: 'Islam' },
    { name: 'OTHER', code: '99', zh: '其他', en: 'other' },
  ],
});
