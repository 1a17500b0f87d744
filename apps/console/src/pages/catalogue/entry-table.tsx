import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Grid from 'antd/es/grid';
import Table, { type ColumnsType } from 'antd/es/table';
import Typography from 'antd/es/typography';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { CategoryTag, HoldingTag, SensitivityTag } from '../../sharing/tags.tsx';
import { catalogueTexts } from './texts.ts';

interface Props {
  readonly entries: readonly CatalogueEntry[];
  readonly isLoading: boolean;
  readonly onOpen: (entry: CatalogueEntry) => void;
  readonly onClear: () => void;
}

/** The entries that were found; on a narrow window all of an entry is in one column. */
export function EntryTable({ entries, isLoading, onOpen, onClear }: Props): ReactNode {
  const t = useTexts(catalogueTexts);
  const said = useSaid();
  const isWide = Grid.useBreakpoint().md === true;
  const columns = useMemo<ColumnsType<CatalogueEntry>>(() => {
    const field: ColumnsType<CatalogueEntry>[number] = {
      title: t.field,
      key: 'field',
      render: (_, entry) => (
        <>
          <Link href={`/catalogue/${entry.coordinate}`} onClick={(event) => event.stopPropagation()}>
            <Typography.Text strong>
              {said(entry.typeTitle)} · {said(entry.title)}
            </Typography.Text>
          </Link>
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12, wordBreak: 'break-all' }}>
            {entry.coordinate}
          </Typography.Text>
          {isWide ? null : (
            <Flex wrap gap={4} style={{ marginTop: 4 }}>
              <HoldingTag holding={entry.holding} />
              <CategoryTag category={entry.category} />
            </Flex>
          )}
        </>
      ),
    };
    if (!isWide) return [field];
    return [
      field,
      { title: t.share, key: 'share', width: 150, render: (_, { category }) => <CategoryTag category={category} /> },
      {
        title: t.sensitivity,
        key: 'sensitivity',
        width: 170,
        render: (_, { sensitivity }) => <SensitivityTag sensitivity={sensitivity} />,
      },
      {
        title: t.ours,
        key: 'ours',
        width: 230,
        render: (_, { holding }) => (
          <Flex wrap gap={4}>
            <HoldingTag holding={holding} />
          </Flex>
        ),
      },
      {
        title: '',
        key: 'ask',
        width: 110,
        align: 'end',
        render: (_, { coordinate, holding }) =>
          (holding?.read ?? 'none') === 'none' ? (
            <Link href={`/ask?fields=${coordinate}`} onClick={(event) => event.stopPropagation()}>
              {t.ask}
            </Link>
          ) : null,
      },
    ];
  }, [t, said, isWide]);
  return (
    <Table
      size="middle"
      rowKey="coordinate"
      columns={columns}
      dataSource={entries as CatalogueEntry[]}
      loading={isLoading}
      showHeader={isWide}
      onRow={(entry) => ({ onClick: () => onOpen(entry), style: { cursor: 'pointer' } })}
      pagination={{
        defaultPageSize: 20,
        showSizeChanger: isWide,
        size: isWide ? 'medium' : 'small',
        simple: !isWide,
        showTotal: (total) => t.found(total),
      }}
      locale={{
        emptyText: (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing}>
            <Button onClick={onClear}>{t.clear}</Button>
          </Empty>
        ),
      }}
    />
  );
}
