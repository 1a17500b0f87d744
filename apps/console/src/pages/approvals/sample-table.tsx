import Table, { type ColumnsType } from 'antd/es/table';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Entries } from '../../preview/field-entries.ts';
import { headingMark, type Mark } from '../../preview/marks.ts';
import { MarkedCell } from '../../preview/marked-cell.tsx';
import { reasonOf } from '../../preview/reasons.ts';
import { scrolledTable } from '../../preview/scrolled-table.tsx';
import type { Sample, SampleRow } from './load-samples.ts';
import { approvalsTexts } from './texts.ts';

/** Rows of a type: each field that is asked for, now and with the grant side by side. */
export function SampleTable({ sample, entries }: { readonly sample: Sample; readonly entries: Entries }): ReactNode {
  const t = useTexts(approvalsTexts);
  const said = useSaid();
  const language = useLanguage();
  const { type, context, fields, rows, marksBefore, marksAfter } = sample;
  const titleOf = (name: string): string => said(entries.get(`${type}.${name}`)?.title) || name;
  const side = (name: string, which: 'before' | 'after', marks: ReadonlyMap<string, Mark>) => {
    const mark = marks.get(`${type}.${name}`);
    const heading = headingMark(
      mark,
      rows.map((row) => row[which]?.[name]),
    );
    const how = heading && reasonOf(heading, mark, language);
    return {
      key: `${name}-${which}`,
      title: (
        <>
          {t[which]}
          {how ? (
            <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, fontWeight: 400 }}>
              {how}
            </Typography.Text>
          ) : null}
        </>
      ),
      onHeaderCell: () => ({ style: which === 'after' ? { fontWeight: 600 } : {} }),
      render: (_: unknown, row: SampleRow) =>
        row[which] ? (
          <MarkedCell value={oneLine(row[which][name])} mark={mark} />
        ) : (
          <Typography.Text type="secondary">{t.rowHidden}</Typography.Text>
        ),
    };
  };
  const columns: ColumnsType<SampleRow> = [
    {
      key: 'row',
      title: said(entries.get(`${type}.${fields[0]}`)?.typeTitle) || type,
      render: (_, { id, after, before }) => {
        const shown = context ? (after ?? before)?.[context] : undefined;
        return (
          <div style={{ minWidth: 96, maxWidth: 200 }}>
            {shown ? <div>{String(shown)}</div> : null}
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {id}
            </Typography.Text>
          </div>
        );
      },
    },
    ...fields.map((name) => ({
      key: name,
      title: titleOf(name),
      children: [side(name, 'before', marksBefore), side(name, 'after', marksAfter)],
    })),
  ];
  return (
    <Table<SampleRow>
      size="small"
      bordered
      rowKey="id"
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      components={scrolledTable}
      locale={{ emptyText: t.noRowsSeen }}
    />
  );
}

/** The rows of a relation by their ids; a value as it is. */
function oneLine(value: unknown): unknown {
  const { nodes, id } = (value ?? {}) as { nodes?: readonly { id: unknown }[]; id?: unknown };
  if (nodes) return nodes.map((one) => String(one.id)).join(', ');
  return id ?? (Array.isArray(value) ? value.map(String).join(', ') : value);
}
