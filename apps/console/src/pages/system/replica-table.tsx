import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeMilliseconds, writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { ListTable } from '../../page/list-table.tsx';
import type { ServerProcess } from './documents.ts';
import { systemTexts } from './texts.ts';

/** The standbys that answer queries, as each process sees them. */
export function ReplicaTable({ processes }: { readonly processes: readonly ServerProcess[] }): ReactNode {
  const t = useTexts(systemTexts);
  const said = useSaid();
  const language = useLanguage();
  const seen = processes
    .filter(({ isAlive }) => isAlive)
    .flatMap((process) => process.replicas.map((replica) => ({ ...replica, process: process.name })));
  if (seen.length === 0) return <Typography.Text type="secondary">{t.noReplicas}</Typography.Text>;
  return (
    <ListTable
      keyOf={({ name, process }) => `${name} ${process}`}
      rows={seen}
      columns={[
        { key: 'name', title: t.replica, render: ({ name }) => name },
        { key: 'process', title: t.seenBy, render: ({ process }) => process },
        {
          key: 'state',
          title: t.state,
          render: ({ fault }) => (
            <Tag color={fault ? 'orange' : 'green'}>{fault ? t.leftOut(said(fault)) : t.isRead}</Tag>
          ),
        },
        {
          key: 'lag',
          title: t.lag,
          align: 'end',
          render: ({ lagMs }) => (lagMs === null ? t.notKnown : writeMilliseconds(lagMs, language)),
        },
        { key: 'reads', title: t.reads, align: 'end', render: ({ reads }) => writeNumber(reads, language) },
      ]}
    />
  );
}
