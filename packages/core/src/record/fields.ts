import { type Column, type FieldBuilder, labelsFrom, type Sensitivity } from '@gridweave/kit';
import { byTime } from '../label/operators.ts';
import { DateTime } from '../scalars/index.ts';

interface RecordColumns extends Readonly<Record<string, Column<any>>> {
  readonly recorded_at: Column<string>;
  readonly updated_at: Column<string>;
}

/** When a record was recorded and last changed: `recordedAt`, `updatedAt`. */
export function recordFields(t: FieldBuilder<RecordColumns>, source: string, sensitivity: Sensitivity = 'internal') {
  const label = labelsFrom(source, 'realtime');
  return {
    recordedAt: t.column('recorded_at', {
      type: DateTime,
      label: label('入库时间', 'Recorded at', 'unconditional', sensitivity),
      operators: byTime,
    }),
    updatedAt: t.column('updated_at', {
      type: DateTime,
      label: label('更新时间', 'Updated at', 'unconditional', sensitivity),
      operators: byTime,
    }),
  };
}

/** Which department a record came from, for tables whose `source` holds a department: `source`. */
export function sourceField(t: FieldBuilder<{ readonly source: Column<string> }>, source: string) {
  const label = labelsFrom(source, 'realtime');
  return {
    source: t.column('source', {
      type: 'String',
      label: label('数据来源', 'Source', 'unconditional', 'internal', [], {
        zh: '来源部门代码,如 grid-office',
        en: 'code of the department it came from, as grid-office',
      }),
      operators: ['match', 'filter', 'aggregate'],
    }),
  };
}
