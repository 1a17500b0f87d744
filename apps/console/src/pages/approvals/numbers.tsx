import Alert from 'antd/es/alert';
import Skeleton from 'antd/es/skeleton';
import Table from 'antd/es/table';
import Typography from 'antd/es/typography';
import type { VariablesOf } from 'gql.tada';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { type Entries, useFieldName } from '../../preview/field-entries.ts';
import { maskWords } from '../../sharing/masks.ts';
import { inNumbers } from './documents.ts';
import { approvalsTexts } from './texts.ts';

interface Props {
  readonly variables: VariablesOf<typeof inNumbers>;
  readonly entries: Entries;
}

/** How many rows are shown otherwise, and which operations of the last days come to be answered otherwise. */
export function Numbers({ variables, entries }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const language = useLanguage();
  const nameOf = useFieldName(entries);
  const [{ data, error }] = useQuery({ query: inNumbers, variables });
  if (error) return <Alert type="warning" showIcon title={wordsOf(error, language)} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} title={false} aria-label={t.counting} />;
  const level = (value: string): string => {
    if (value === 'none') return t.level.none;
    if (value === 'full') return t.level.full;
    return t.level.masked(maskWords(value.slice('masked:'.length), language));
  };
  const moves = data.policyDiff.flatMap(({ rows }) =>
    rows.flatMap(({ fields, became, timedOut }) =>
      (became ?? (timedOut ? [undefined] : [])).map((move) => ({
        key: `${fields.join()}${move?.from}${move?.to}`,
        fields: fields.map(nameOf).join(language === 'zh' ? '、' : ', '),
        how: move ? `${level(move.from)} → ${level(move.to)}` : t.tookTooLong,
        rows: move ? move.rows.toLocaleString(language) : '—',
      })),
    ),
  );
  const { operations, calls, impacted } = data.policyImpact;
  return (
    <>
      <Table
        size="small"
        pagination={false}
        dataSource={moves}
        locale={{ emptyText: t.noRows }}
        columns={[
          { title: t.field, dataIndex: 'fields', key: 'fields' },
          { title: t.rowsBecome, dataIndex: 'how', key: 'how' },
          { title: t.rowCount, dataIndex: 'rows', key: 'rows', align: 'end' },
        ]}
      />
      <div>
        <Typography.Text type="secondary">
          {operations === 0 ? t.noOperations : t.replayed(operations, calls, impacted.length)}
        </Typography.Text>
        {impacted.slice(0, 10).map((one) => (
          <div key={one.document + one.effect}>
            {t.effect[one.effect]} · {t.calls(one.calls)} ·{' '}
            <Typography.Text code ellipsis style={{ maxWidth: 'min(420px, 100%)', verticalAlign: 'bottom' }}>
              {one.operationName ?? one.document}
            </Typography.Text>
          </div>
        ))}
      </div>
    </>
  );
}
