import Empty from 'antd/es/empty';
import Grid from 'antd/es/grid';
import Table, { type TableProps } from 'antd/es/table';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';

export interface ListColumn<T> {
  readonly key: string;
  /** Empty where the value needs no name, as a button. */
  readonly title: string;
  readonly width?: number;
  readonly align?: 'start' | 'end';
  readonly render: (row: T) => ReactNode;
}

interface Props<T> extends Pick<TableProps<T>, 'expandable'> {
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly columns: readonly ListColumn<T>[];
  readonly isLoading?: boolean;
  /** What is said where there are no rows. */
  readonly nothing?: string;
  /** Rows of a page; all on one without it. */
  readonly pageSize?: number;
}

/** A table; on a narrow window each row is a stack of its values with their names. */
export function ListTable<T extends object>(props: Props<T>): ReactNode {
  const { rows, keyOf, columns, isLoading = false, nothing, pageSize, expandable } = props;
  const isWide = Grid.useBreakpoint().md === true;
  return (
    <Table<T>
      size="middle"
      rowKey={keyOf}
      dataSource={[...rows]}
      loading={isLoading}
      showHeader={isWide}
      {...(isWide ? { scroll: { x: 'max-content' } } : {})}
      {...(expandable ? { expandable } : {})}
      pagination={
        pageSize === undefined
          ? false
          : {
              pageSize,
              hideOnSinglePage: true,
              showSizeChanger: false,
              simple: !isWide,
              size: isWide ? 'medium' : 'small',
            }
      }
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
      columns={
        isWide
          ? columns.map(({ render, ...column }) => ({ ...column, render: (_: unknown, row: T) => render(row) }))
          : [{ key: 'all', render: (_: unknown, row: T) => <Stack row={row} columns={columns} /> }]
      }
    />
  );
}

function Stack<T>({ row, columns }: { readonly row: T; readonly columns: readonly ListColumn<T>[] }): ReactNode {
  return columns.map(({ key, title, render }, at) => {
    const value = render(row);
    if (value === null || value === '' || value === undefined) return null;
    return (
      <div key={key} style={{ padding: '1px 0', overflowWrap: 'anywhere' }}>
        {at > 0 && title !== '' ? <Typography.Text type="secondary">{title} </Typography.Text> : null}
        {at === 0 ? <Typography.Text strong>{value}</Typography.Text> : value}
      </div>
    );
  });
}
