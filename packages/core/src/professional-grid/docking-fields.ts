import { defineFields, labelsFrom } from '@gridweave/kit';
import { sql } from 'kysely';
import { byCode, byTime } from '../label/operators.ts';
import { placeFields } from '../place/fields.ts';
import { recordFields, sourceField } from '../record/fields.ts';
import { CalendarDate } from '../scalars/index.ts';
import { ProfessionalGrid, ProfessionalGridDocking } from './tables.ts';

const label = labelsFrom('grid-office', 'day');
const open = ['unconditional', 'public'] as const;

export const professionalGridDockingFields = defineFields(ProfessionalGridDocking, (t) => ({
  professionalGrid: t.one(ProfessionalGrid, {
    on: { street_code: 'street_code', professional_grid_id: 'id' },
    label: label('专业网格', 'Professional grid', ...open),
  }),
  whole: t.computed({
    type: 'Boolean',
    needs: ['share'],
    sql: ({ share }) => sql`(${share} >= 1)`,
    label: label('整格对接', 'Whole grid', ...open, [], {
      zh: '否:该基础网格由几个专业网格分管',
      en: 'false: several professional grids share the basic grid',
    }),
    operators: byCode,
  }),
  share: t.column('share', {
    type: 'Float',
    label: label('对接比例', 'Share', ...open, [], {
      zh: '占该基础网格面积的比例,整格为 1',
      en: 'of the area of the basic grid; 1 is the whole grid',
    }),
    operators: byTime,
  }),
  fromOn: t.column('from_on', { type: CalendarDate, label: label('起始日期', 'From', ...open), operators: byTime }),
  toOn: t.column('to_on', {
    type: CalendarDate,
    label: label('终止日期', 'To', ...open, [], {
      zh: '自该日起不再对接;现行为空',
      en: 'not docked from that day on; null while in force',
    }),
    operators: byTime,
  }),
  ...placeFields(t, { source: 'grid-office', sharing: 'unconditional', sensitivity: 'public' }),
  ...sourceField(t, 'grid-office'),
  ...recordFields(t, 'grid-office', 'public'),
}));
