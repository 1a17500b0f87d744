import Button from 'antd/es/button';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay, writeDistance } from '../../language/times.ts';
import { ListTable } from '../../page/list-table.tsx';
import { stateOf } from './client-state.ts';
import type { Client } from './documents.ts';
import { keysTexts } from './texts.ts';

const colours = { active: 'green', expiring: 'orange', expired: 'red', suspended: 'red' } as const;

interface Props {
  readonly clients: readonly Client[];
  readonly onRotate: (client: Client) => void;
}

/** Each client of the department, and whether it may call. */
export function ClientTable({ clients, onRotate }: Props): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  return (
    <ListTable<Client>
      keyOf={({ id }) => id}
      rows={clients}
      nothing={t.noClients}
      columns={[
        {
          key: 'name',
          title: t.client,
          render: ({ name, isOwn }) => (
            <>
              {name} {isOwn ? <Tag>{t.own}</Tag> : null}
            </>
          ),
        },
        { key: 'state', title: t.state, render: (client) => <StateWords client={client} /> },
        {
          key: 'since',
          title: t.keySince,
          render: ({ createdAt, rotatedAt }) =>
            rotatedAt ? writeDay(rotatedAt, language) : t.notRotated(writeDay(createdAt, language)),
        },
        {
          key: 'expires',
          title: t.expiresAt,
          render: ({ expiresAt }) => (expiresAt ? writeDay(expiresAt, language) : t.never),
        },
        {
          key: 'ranges',
          title: t.ranges,
          render: ({ addressRanges }) => (addressRanges.length > 0 ? addressRanges.join(' · ') : t.anywhere),
        },
        {
          key: 'act',
          title: '',
          align: 'end',
          render: (client) => (client.isOwn ? <Button onClick={() => onRotate(client)}>{t.rotate}</Button> : null),
        },
      ]}
    />
  );
}

function StateWords({ client }: { readonly client: Client }): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  const { suspension, expiresAt } = client;
  const state = stateOf(client);
  const words = {
    active: t.active,
    expired: t.expired,
    expiring: t.expiring(expiresAt ? writeDistance(expiresAt, language) : ''),
    suspended: t.suspended(suspension?.at ? writeDay(suspension.at, language) : ''),
  };
  return (
    <>
      <Tag color={colours[state]} style={{ whiteSpace: 'normal' }}>
        {words[state]}
      </Tag>
      {suspension?.reason ? <Typography.Text type="secondary">{t.why(suspension.reason)}</Typography.Text> : null}
    </>
  );
}
