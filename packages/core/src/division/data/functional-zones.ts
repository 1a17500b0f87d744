/** An area of administration without a division code; `code` is our own. `validTo` is the first day it is no longer there. */
export interface FunctionalZoneData {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly districtCode: string;
  readonly streetCodes: readonly string[];
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: string;
}

/** The functional zones 功能区 of Shenzhen that administer whole streets. */
export const functionalZoneData: readonly FunctionalZoneData[] = [
  {
    code: 'dapeng',
    name: '大鹏新区',
    fullName: '深圳市大鹏新区',
    districtCode: '440307',
    streetCodes: ['440307009', '440307010', '440307011'],
    validFrom: '2011-12-30',
    source: '2011-12-30 大鹏新区揭牌,辖龙岗区葵涌、大鹏、南澳;无国标代码',
  },
  {
    code: 'qianhai',
    name: '前海合作区',
    fullName: '深圳市前海深港现代服务业合作区',
    districtCode: '440305',
    streetCodes: ['440305400'],
    validFrom: '2010-08-26',
    source: '2010-08-26 国务院批复前海规划;此处仅列统计用虚拟街道,2021 年扩区范围未列',
  },
];
