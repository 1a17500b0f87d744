import Empty from 'antd/es/empty';
import Grid from 'antd/es/grid';
import Table, { type ColumnsType } from 'antd/es/table';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { useNames } from '../../sharing/names.ts';
import { wordFor } from '../../sharing/terms.ts';
import { usedFields } from '../../sharing/used-coordinate.ts';
import type { AuditRecord } from './documents.ts';
import { auditTexts } from './texts.ts';
import { useWho } from './who.ts';

interface Props {
  readonly records: readonly AuditRecord[] | undefined;
  readonly isLoading: boolean;
  readonly onOpen: (record: AuditRecord) => void;
}

/** Who read which fields, how many rows and for what purpose; on a narrow window in one column. */
export function RecordTable({ records, isLoading, onOpen }: Props): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const names = useNames();
  const whoOf = useWho(names);
  const isWide = Grid.useBreakpoint().lg === true;
  const columns = useMemo<ColumnsType<AuditRecord>>(() => {
    const fieldsOf = ({ coordinates, details }: AuditRecord): string => {
      const fields = usedFields(coordinates);
      if (fields.length === 0) return (details as { roots?: string[] } | null)?.roots?.join(', ') ?? '';
      const list = fields.slice(0, 3).map(({ coordinate }) => names.ofField(coordinate));
      return `${list.join(language === 'zh' ? '、' : ', ')}${fields.length > 3 ? ` … ${t.fieldsInAll(fields.length)}` : ''}`;
    };
    const outcome = (record: AuditRecord): ReactNode => (
      <Tag color={record.outcome === 'ok' ? 'green' : 'red'} style={{ marginInlineEnd: 0 }}>
        {wordFor(t.outcomes, record.outcome)}
      </Tag>
    );
    const time = (record: AuditRecord): ReactNode => (
      <Typography.Link onClick={() => onOpen(record)}>{writeTime(record.time, language)}</Typography.Link>
    );
    if (!isWide)
      return [
        {
          key: 'all',
          title: t.time,
          render: (_, record) => (
            <>
              {time(record)} {outcome(record)}
              <div>
                <Typography.Text strong>{whoOf(record)}</Typography.Text> · {t.rows(writeNumber(record.rows, language))}
              </div>
              <div>{fieldsOf(record)}</div>
              <Typography.Text type="secondary">{record.purpose ?? t.noPurpose}</Typography.Text>
            </>
          ),
        },
      ];
    return [
      { key: 'time', title: t.time, width: 190, render: (_, record) => time(record) },
      { key: 'who', title: t.who, width: 200, render: (_, record) => whoOf(record) },
      { key: 'fields', title: t.whichFields, render: (_, record) => fieldsOf(record) },
      {
        key: 'rows',
        title: t.rowCount,
        width: 90,
        align: 'end',
        render: (_, { rows }) => writeNumber(rows, language),
      },
      {
        key: 'purpose',
        title: t.purpose,
        width: 220,
        render: (_, { purpose, kind }) =>
          purpose ?? <Typography.Text type="secondary">{kind === 'READ' ? t.noPurpose : ''}</Typography.Text>,
      },
      { key: 'outcome', title: t.outcome, width: 130, render: (_, record) => outcome(record) },
    ];
  }, [t, language, names, whoOf, isWide, onOpen]);
  return (
    <Table
      size="middle"
      rowKey={({ chain, seq }) => `${chain} ${seq}`}
      columns={columns}
      dataSource={[...(records ?? [])]}
      loading={isLoading && records === undefined}
      showHeader={isWide}
      pagination={false}
      onRow={(record) => ({ onClick: () => onOpen(record), style: { cursor: 'pointer' } })}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing} /> }}
    />
  );
}
