import Empty from 'antd/es/empty';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { gql, useQuery } from 'urql';
import { Link } from 'wouter';
import type { RootList } from '../../graph/root-lists.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { titleOf } from './field-value.tsx';
import type { Rows } from './record-card.tsx';
import { listDocument, type ShownField } from './shape.ts';
import { recordsTexts } from './texts.ts';
import { useValueText } from './value-text.ts';

/** The first records of a type, or those that a search finds. */
export function RecordList({ list, fields }: { list: RootList; fields: readonly ShownField[] }): ReactNode {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const textOf = useValueText();
  const [search, setSearch] = useState('');
  const [{ data, error, fetching }, reload] = useQuery<Rows>({
    query: gql(listDocument(list, fields)),
    variables: list.hasSearch ? { search: search.length >= 2 ? search : null } : {},
  });
  const rows = data?.list.nodes ?? [];
  return (
    <>
      {list.hasSearch ? (
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.searchHint}
          onSearch={(text) => setSearch(text.trim())}
          style={{ maxWidth: 420, marginBottom: 12 }}
        />
      ) : null}
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <Table
        size="small"
        rowKey="id"
        loading={fetching && !data}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.nothing} /> }}
        dataSource={[...rows]}
        columns={fields.slice(0, 6).map((field, i) => ({
          title: titleOf(field.description, language),
          key: field.name,
          render: (_: unknown, row: Rows['list']['nodes'][number]) =>
            i === 0 ? (
              <Link href={`/records/${list.type}/${row['id']}`}>{textOf(row[field.name] ?? row['id'], field)}</Link>
            ) : (
              textOf(row[field.name], field)
            ),
        }))}
      />
      {(data?.list.totalCount ?? 0) > rows.length ? (
        <Typography.Text type="secondary">{t.more(rows.length, data!.list.totalCount!)}</Typography.Text>
      ) : null}
    </>
  );
}
