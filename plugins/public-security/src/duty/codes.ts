import { defineCodes } from '@gridweave/core';

/** What has to be declared 申报义务. */
export const DeclarationKind = defineCodes({
  name: 'DeclarationKind',
  title: { zh: '申报义务', en: 'Duty to declare' },
  source:
    '《深圳经济特区居住证条例》、《出境入境管理法》第三十九条 / residence permits of Shenzhen; Exit and Entry Law, article 39',
  values: [
    { name: 'MOVE_IN', code: 'move-in', zh: '入住申报', en: 'somebody moved in' },
    { name: 'MOVE_OUT', code: 'move-out', zh: '离开申报', en: 'somebody moved out' },
    { name: 'FOREIGNER', code: 'foreigner', zh: '境外人员住宿登记(旅馆以外)', en: 'a foreigner outside a hotel' },
    { name: 'SUBLETTING', code: 'subletting', zh: '转租告知出租人', en: 'the landlord is told of sub-letting' },
  ],
});
