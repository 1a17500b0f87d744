import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import theme from 'antd/es/theme';
import { type ReactNode, useMemo, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { cellText, columnsOf, firstList } from './first-list.ts';
import type { Answer } from './run-query.ts';
import { queryTexts } from './texts.ts';

/** The answer as a table of its first list, or as it came. */
export function AnswerView({ answer }: { readonly answer: Answer }): ReactNode {
  const t = useTexts(queryTexts);
  const { token } = theme.useToken();
  const rows = useMemo(() => firstList(answer.data), [answer]);
  const [view, setView] = useState<'table' | 'json'>('table');
  if (answer.data === undefined || answer.data === null) return null;
  const isTable = view === 'table' && rows !== undefined;
  return (
    <>
      {rows ? (
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'table', label: `${t.table} · ${t.rows(rows.length)}` },
            { value: 'json', label: t.json },
          ]}
          style={{ alignSelf: 'start' }}
        />
      ) : null}
      {isTable ? (
        <Table
          size="small"
          rowKey={(row) => String(rows.indexOf(row))}
          dataSource={[...rows]}
          scroll={{ x: 'max-content' }}
          pagination={rows.length > 50 ? { defaultPageSize: 50 } : false}
          columns={columnsOf(rows).map((name) => ({
            title: name,
            key: name,
            render: (_: unknown, row) => cellText(row[name]),
          }))}
        />
      ) : (
        <pre
          tabIndex={0}
          style={{
            margin: 0,
            padding: 12,
            maxHeight: '70vh',
            overflow: 'auto',
            borderRadius: 6,
            background: token.colorFillTertiary,
          }}
        >
          {JSON.stringify(answer.data, null, 2)}
        </pre>
      )}
    </>
  );
}
