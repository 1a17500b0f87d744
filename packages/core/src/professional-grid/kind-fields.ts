import { defineFields, labelsFrom } from '@gridweave/kit';
import { ProfessionalGridCoverage, ProfessionalGridOverlap, ProfessionalGridShape } from '../codes/index.ts';
import { byCode, byNumber } from '../label/operators.ts';
import { ProfessionalGrid, ProfessionalGridKind } from './tables.ts';
import { inUse } from './docked.ts';

const label = labelsFrom('grid-office', 'irregular');
const open = ['unconditional', 'public'] as const;

export const professionalGridKindFields = defineFields(ProfessionalGridKind, (t) => ({
  code: t.column('code', { type: 'String', label: label('种类代码', 'Code', ...open), operators: byNumber }),
  titleZh: t.column('title_zh', { type: 'String', label: label('中文名称', 'Chinese title', ...open) }),
  titleEn: t.column('title_en', { type: 'String', label: label('英文名称', 'English title', ...open) }),
  objectCode: t.column('object_code', {
    type: 'String',
    label: label('对象代码', 'Object code', ...open, [], {
      zh: '网格编码的前 6 位',
      en: 'the first 6 digits of the codes of its grids',
    }),
    operators: byNumber,
  }),
  ownerZh: t.column('owner_zh', { type: 'String', label: label('主管单位', 'Department in Chinese', ...open) }),
  ownerEn: t.column('owner_en', { type: 'String', label: label('主管单位英文名', 'Department in English', ...open) }),
  shape: t.column('shape', {
    type: ProfessionalGridShape,
    label: label('网格构成', 'Shape', ...open),
    operators: byCode,
  }),
  coverage: t.column('coverage', {
    type: ProfessionalGridCoverage,
    label: label('覆盖要求', 'Coverage', ...open),
    operators: byCode,
  }),
  overlap: t.column('overlap', {
    type: ProfessionalGridOverlap,
    label: label('重叠要求', 'Overlap', ...open),
    operators: byCode,
  }),
  declared: t.column('declared', {
    type: 'Boolean',
    label: label('现行', 'Current', ...open, [], {
      zh: '否:声明该种类的插件已移除',
      en: 'false: the plugin that declared it is gone',
    }),
    operators: byCode,
  }),
  grids: t.many(ProfessionalGrid, {
    on: { code: 'kind' },
    where: inUse,
    label: label('在用专业网格', 'Grids in use', ...open),
  }),
}));
