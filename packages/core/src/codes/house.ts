import { defineCodes } from './define-codes.ts';

/** Use of a house 房屋用途, 网格办口径 / grid office. */
export const HouseUse = defineCodes({
  name: 'HouseUse',
  title: { zh: '房屋用途', en: 'Use of a house' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'RESIDENTIAL', code: '10', zh: '住宅', en: 'dwelling' },
    { name: 'DORMITORY', code: '11', zh: '集体宿舍', en: 'dormitory' },
    { name: 'APARTMENT', code: '12', zh: '公寓', en: 'serviced apartment' },
    { name: 'MIXED', code: '20', zh: '商住两用', en: 'mixed dwelling and business' },
    { name: 'COMMERCIAL', code: '30', zh: '商业', en: 'shop' },
    { name: 'HOTEL', code: '31', zh: '旅馆', en: 'hotel' },
    { name: 'OFFICE', code: '40', zh: '办公', en: 'office' },
    { name: 'INDUSTRIAL', code: '50', zh: '厂房', en: 'factory' },
    { name: 'WAREHOUSE', code: '60', zh: '仓库', en: 'warehouse' },
    { name: 'PUBLIC_SERVICE', code: '70', zh: '公共服务', en: 'public service (school, clinic, …)' },
    { name: 'OTHER', code: '90', zh: '其他', en: 'other' },
  ],
});

/** Structure of a building 建筑结构, GB/T 17986.1. */
export const HouseStructure = defineCodes({
  name: 'HouseStructure',
  title: { zh: '建筑结构', en: 'Structure of a building' },
  source: 'GB/T 17986.1',
  values: [
    { name: 'STEEL', code: '1', zh: '钢结构', en: 'steel' },
    { name: 'STEEL_CONCRETE', code: '2', zh: '钢、钢筋混凝土结构', en: 'steel and reinforced concrete' },
    { name: 'REINFORCED_CONCRETE', code: '3', zh: '钢筋混凝土结构', en: 'reinforced concrete' },
    { name: 'MIXED', code: '4', zh: '混合结构', en: 'brick and concrete' },
    { name: 'BRICK_TIMBER', code: '5', zh: '砖木结构', en: 'brick and timber' },
    { name: 'OTHER', code: '6', zh: '其他结构', en: 'other' },
  ],
});

/** Ownership of a house 房屋产别, GB/T 17986.1. */
export const HouseOwnership = defineCodes({
  name: 'HouseOwnership',
  title: { zh: '房屋产别', en: 'Ownership of a house' },
  source: 'GB/T 17986.1',
  values: [
    { name: 'STATE', code: '10', zh: '国有房产', en: 'state-owned' },
    { name: 'COLLECTIVE', code: '20', zh: '集体所有房产', en: 'collectively owned' },
    { name: 'PRIVATE', code: '30', zh: '私有房产', en: 'private' },
    { name: 'PARTIAL', code: '31', zh: '部分产权', en: 'partly private' },
    { name: 'JOINT_VENTURE', code: '40', zh: '联营企业房产', en: 'owned by a joint-operation enterprise' },
    { name: 'SHAREHOLDING', code: '50', zh: '股份制企业房产', en: 'owned by a shareholding enterprise' },
    { name: 'HMT_INVESTED', code: '60', zh: '港、澳、台投资房产', en: 'invested from Hong Kong, Macao or Taiwan' },
    { name: 'FOREIGN', code: '70', zh: '涉外房产', en: 'foreign-related' },
    { name: 'OTHER', code: '80', zh: '其他房产', en: 'other' },
  ],
});
