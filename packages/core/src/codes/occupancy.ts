import { defineCodes } from './define-codes.ts';

/** Role of an occupant 居住身份, 网格办口径 / grid office. */
export const OccupancyRole = defineCodes({
  name: 'OccupancyRole',
  title: { zh: '居住身份', en: 'Role of an occupant' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'OWNER', code: 'owner', zh: '产权人', en: 'owner' },
    { name: 'TENANT', code: 'tenant', zh: '承租人', en: 'tenant' },
    { name: 'EMPLOYEE', code: 'employee', zh: '员工', en: 'employee housed by the employer' },
    { name: 'FAMILY', code: 'family', zh: '家庭成员', en: 'family member' },
  ],
});

/** Source of an occupancy 居住信息来源, 网格办口径 / grid office. */
export const OccupancySource = defineCodes({
  name: 'OccupancySource',
  title: { zh: '居住信息来源', en: 'Source of an occupancy' },
  source: '网格办口径 / grid office',
  values: [
    { name: 'GRID_VISIT', code: 'grid-visit', zh: '网格员走访', en: 'visit of the grid worker' },
    { name: 'SELF_DECLARATION', code: 'self-declaration', zh: '自主申报', en: 'own declaration' },
    { name: 'LANDLORD_DECLARATION', code: 'landlord-declaration', zh: '出租人申报', en: 'declaration of the landlord' },
    {
      name: 'EMPLOYER_DECLARATION',
      code: 'employer-declaration',
      zh: '用人单位申报',
      en: 'declaration of the employer',
    },
    { name: 'PROPERTY_MANAGER', code: 'property-manager', zh: '物业报送', en: 'property manager' },
    { name: 'DEPARTMENT', code: 'department', zh: '部门共享', en: 'shared by a department' },
    { name: 'SYSTEM', code: 'system', zh: '系统比对', en: 'matched by the system' },
  ],
});
