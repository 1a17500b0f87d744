import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { admin } from '../../graph/admin.ts';
import { NoticeList } from '../../notices/notice-list.tsx';

const query = admin(`
  query AdminNotices {
    notices(first: 100) { id at read subject text { zh en } }
  }
`);

const markRead = admin(`
  mutation MarkRead($ids: [ID!]!) { markNoticesRead(ids: $ids) }
`);

/** What the roles of the admin were told. */
export default function AdminNoticesPage(): ReactNode {
  const [{ data, error }, reload] = useQuery({ query });
  const [{ fetching }, send] = useMutation(markRead);
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  return (
    <NoticeList
      notices={data?.notices}
      error={error}
      isMarking={fetching}
      onMarkRead={(ids) => void send({ ids }).then(refresh)}
      onReload={refresh}
    />
  );
}
