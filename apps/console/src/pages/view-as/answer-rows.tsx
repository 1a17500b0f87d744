import Segmented from 'antd/es/segmented';
import Table from 'antd/es/table';
import Typography from 'antd/es/typography';
import type { ResultOf } from 'gql.tada';
import type { GraphQLSchema } from 'graphql';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { type AnswerColumn, type AnswerTable, answerTable, valuesAt } from '../../preview/answer-table.ts';
import { CodeBlock } from '../../preview/code-block.tsx';
import type { previewQuery } from '../../preview/documents.ts';
import { useFieldEntries, useFieldName } from '../../preview/field-entries.ts';
import { MarkedCell } from '../../preview/marked-cell.tsx';
import { headingMark, type Mark, marksOf } from '../../preview/marks.ts';
import { reasonOf } from '../../preview/reasons.ts';
import { scrolledTable } from '../../preview/scrolled-table.tsx';
import { viewAsTexts } from './texts.ts';

interface Props {
  readonly document: string;
  readonly answer: ResultOf<typeof previewQuery>['previewQuery'];
  readonly graph: GraphQLSchema | undefined;
}

/** The rows of an answer with what is masked or missing marked, or the answer as it came. */
export function AnswerRows({ document, answer, graph }: Props): ReactNode {
  const t = useTexts(viewAsTexts);
  const language = useLanguage();
  const table = useAnswerTable(document, answer.data, graph);
  const [view, setView] = useState<'table' | 'json'>('table');
  const entries = useFieldEntries(table?.columns.map(({ coordinate }) => coordinate) ?? []);
  const nameOf = useFieldName(entries);
  if (answer.data === null) return null;
  const marks = marksOf(answer.extensions);
  const note = ({ path, coordinate }: AnswerColumn): string | undefined => {
    const mark = marks.get(coordinate);
    const kind = headingMark(mark, table?.rows.flatMap((row) => valuesAt(row, path)) ?? []);
    return kind && reasonOf(kind, mark, language);
  };
  return (
    <>
      {table ? (
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'table', label: t.table },
            { value: 'json', label: 'JSON' },
          ]}
          style={{ alignSelf: 'start' }}
        />
      ) : null}
      {table && view === 'table' ? (
        <Table
          size="small"
          bordered
          rowKey={(row) => row.key}
          dataSource={table.rows.map((row, key) => ({ key, row }))}
          scroll={{ x: 'max-content' }}
          components={scrolledTable}
          pagination={table.rows.length > 50 ? { defaultPageSize: 50 } : false}
          locale={{ emptyText: t.noRows }}
          columns={table.columns.map((column: AnswerColumn) => {
            const mark = marks.get(column.coordinate);
            const said = note(column);
            return {
              key: column.path.join('.'),
              title: (
                <>
                  <span title={column.coordinate}>{nameOf(column.coordinate)}</span>
                  {said === undefined ? null : (
                    <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, fontWeight: 400 }}>
                      {said}
                    </Typography.Text>
                  )}
                </>
              ),
              render: (_: unknown, { row }: { row: unknown }) => (
                <Values values={valuesAt(row, column.path)} mark={mark} />
              ),
            };
          })}
        />
      ) : (
        <CodeBlock text={JSON.stringify(answer.data, null, 2)} height={560} />
      )}
    </>
  );
}

/** One value, or those of the rows below a row, each in a line. */
function Values({ values, mark }: { readonly values: readonly unknown[]; readonly mark: Mark | undefined }): ReactNode {
  return values.map((value, at) => (
    <div key={at} style={{ maxWidth: 280 }}>
      <MarkedCell value={value} mark={mark} />
    </div>
  ));
}

/** The table of an answer, once graphql-js has read the document. */
function useAnswerTable(document: string, data: unknown, graph: GraphQLSchema | undefined): AnswerTable | undefined {
  const [table, setTable] = useState<AnswerTable>();
  useEffect(() => {
    let isCurrent = true;
    setTable(undefined);
    if (graph)
      void import('graphql').then(({ parse }) => {
        if (isCurrent) setTable(answerTable(graph, parse(document), data));
      });
    return () => {
      isCurrent = false;
    };
  }, [document, data, graph]);
  return table;
}
