import Segmented from 'antd/es/segmented';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { writeMilliseconds, writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { ListTable } from '../../page/list-table.tsx';
import { writeTime } from '../../language/times.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { useNames } from '../../sharing/names.ts';
import { CodeBlock } from '../../page/code-block.tsx';
import { type Operation, operationTimes } from './documents.ts';
import { usageTexts } from './texts.ts';

/** The operations that take longest, or that fail; a row opens into its document. */
export function Operations({ days }: { readonly days: number }): ReactNode {
  const t = useTexts(usageTexts);
  const language = useLanguage();
  const names = useNames();
  const [order, setOrder] = useState<'SLOW' | 'FAILING'>('SLOW');
  const [{ data, error, fetching }, reload] = useQuery({ query: operationTimes, variables: { order, days } });
  const time = (value: number): string => writeMilliseconds(value, language);
  return (
    <>
      <Segmented
        aria-label={t.parts.operations}
        value={order}
        onChange={setOrder}
        options={(['SLOW', 'FAILING'] as const).map((value) => ({ value, label: t.orders[value] }))}
        style={{ marginBottom: 12 }}
      />
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <ListTable<Operation>
        keyOf={({ department, operationName, hash }) => `${department} ${operationName} ${hash}`}
        isLoading={fetching && !data}
        rows={data?.operationTimes ?? []}
        nothing={t.noOperations[order]}
        expandable={{
          rowExpandable: ({ document }) => document !== null,
          expandedRowRender: ({ document }) => <CodeBlock text={document ?? ''} />,
        }}
        columns={[
          {
            key: 'who',
            title: t.department,
            width: 220,
            render: ({ department }) => names.ofDepartment(department),
          },
          {
            key: 'name',
            title: t.operation,
            render: ({ operationName, document }) => (
              <Typography.Text ellipsis={{ tooltip: false }} style={{ maxWidth: 280 }}>
                {operationName ?? document?.replace(/\s+/g, ' ').slice(0, 80) ?? ''}
              </Typography.Text>
            ),
          },
          { key: 'calls', title: t.calls, align: 'end', render: ({ calls }) => writeNumber(calls, language) },
          {
            key: 'failures',
            title: t.failures,
            align: 'end',
            render: ({ failures, outcome }) =>
              failures > 0 ? (
                <span>
                  {outcome ? <Tag color="red">{t.outcomes[outcome as keyof typeof t.outcomes] ?? outcome}</Tag> : null}
                  {writeNumber(failures, language)}
                </span>
              ) : (
                '0'
              ),
          },
          { key: 'median', title: t.median, align: 'end', render: ({ median }) => time(median) },
          { key: 'p95', title: t.p95, align: 'end', render: ({ p95 }) => time(p95) },
          { key: 'slowest', title: t.slowest, align: 'end', render: ({ slowest }) => time(slowest) },
          { key: 'last', title: t.latest, width: 180, render: ({ lastAt }) => writeTime(lastAt, language) },
        ]}
      />
    </>
  );
}
