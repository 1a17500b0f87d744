import Empty from 'antd/es/empty';
import Grid from 'antd/es/grid';
import Table, { type ColumnsType } from 'antd/es/table';
import Typography from 'antd/es/typography';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { InstalledPlugin } from './documents.ts';
import { PluginState } from './plugin-state.tsx';
import { pluginsTexts } from './texts.ts';

interface Props {
  readonly plugins: readonly InstalledPlugin[];
  readonly onOpen: (plugin: InstalledPlugin) => void;
}

export function PluginTable({ plugins, onOpen }: Props): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const isWide = Grid.useBreakpoint().md === true;
  const columns = useMemo<ColumnsType<InstalledPlugin>>(() => {
    const name: ColumnsType<InstalledPlugin>[number] = {
      key: 'name',
      title: t.plugin,
      render: (_, plugin) => (
        <>
          <Link href={`/plugins/${encodeURIComponent(plugin.name)}`} onClick={(event) => event.stopPropagation()}>
            <Typography.Text strong>{said(plugin.title) || plugin.name}</Typography.Text>
          </Link>{' '}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {plugin.title ? plugin.name : ''} {plugin.version ?? ''}
          </Typography.Text>
          {isWide ? null : (
            <div style={{ marginTop: 4 }}>
              <PluginState plugin={plugin} />
            </div>
          )}
          {plugin.problems.map((problem) => (
            <div key={problem.en}>
              <Typography.Text type="danger">{said(problem)}</Typography.Text>
            </div>
          ))}
        </>
      ),
    };
    if (!isWide) return [name];
    return [
      name,
      { key: 'state', title: t.state, width: 210, render: (_, plugin) => <PluginState plugin={plugin} /> },
      {
        key: 'adds',
        title: t.addsShort,
        width: 350,
        render: (_, { adds }) =>
          adds ? t.counts(adds.types.length, adds.fields.length, adds.queries.length, adds.mutations.length) : '',
      },
      { key: 'needs', title: t.dependsOn, width: 130, render: (_, { dependsOn }) => dependsOn.join(', ') },
    ];
  }, [t, said, isWide]);
  return (
    <Table
      size="middle"
      rowKey="name"
      columns={columns}
      dataSource={[...plugins]}
      showHeader={isWide}
      pagination={false}
      onRow={(plugin) => ({ onClick: () => onOpen(plugin), style: { cursor: 'pointer' } })}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} /> }}
    />
  );
}
