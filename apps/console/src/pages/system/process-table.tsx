import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeMilliseconds, writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { ListTable } from '../../page/list-table.tsx';
import { writeTime } from '../../language/times.ts';
import type { ServerProcess } from './documents.ts';
import { healthOf } from './process-health.ts';
import { systemTexts } from './texts.ts';

const colours = { well: 'green', behind: 'blue', unconfirmed: 'red', silent: 'orange' } as const;

interface Props {
  readonly processes: readonly ServerProcess[];
  /** Of the database. */
  readonly policyVersion: string;
}

/** Each server process with its policy and lease. */
export function ProcessTable({ processes, policyVersion }: Props): ReactNode {
  const t = useTexts(systemTexts);
  const language = useLanguage();
  return (
    <ListTable<ServerProcess>
      keyOf={({ id }) => id}
      rows={processes}
      columns={[
        {
          key: 'name',
          title: t.process,
          render: ({ name, isThis }) => (
            <>
              {name} {isThis ? <Tag>{t.answers}</Tag> : null}
            </>
          ),
        },
        {
          key: 'health',
          title: t.state,
          render: (process) => {
            const health = healthOf(process, policyVersion);
            return <Tag color={colours[health]}>{t.healths[health]}</Tag>;
          },
        },
        {
          key: 'policy',
          title: t.policyVersion,
          render: (process) => t.ofVersion(process.policyVersion, policyVersion),
        },
        {
          key: 'lease',
          title: t.lease,
          render: ({ confirmedAgoMs, leaseMs }) =>
            t.confirmed(writeMilliseconds(confirmedAgoMs, language), writeMilliseconds(leaseMs, language)),
        },
        { key: 'started', title: t.startedAt, render: ({ startedAt }) => writeTime(startedAt, language) },
        {
          key: 'memory',
          title: t.memory,
          align: 'end',
          render: ({ memoryMb }) => `${writeNumber(memoryMb, language)} MB`,
        },
        {
          key: 'connections',
          title: t.connections,
          render: ({ connections, connectionsIdle, connectionsWaiting }) => (
            <>
              {t.pool(connections - connectionsIdle, connections)}
              {connectionsWaiting > 0 ? (
                <Typography.Text type="warning"> {t.waiting(connectionsWaiting)}</Typography.Text>
              ) : null}
            </>
          ),
        },
        {
          key: 'open',
          title: t.open,
          render: ({ streams, exports }) => t.streamsAndExports(streams, exports),
        },
      ]}
    />
  );
}
