import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { admin } from '../../graph/admin.ts';
import { useTexts } from '../../language/texts.ts';
import { NoticeList } from '../../notices/notice-list.tsx';
import { noticesTexts } from '../../notices/texts.ts';

const query = admin(`
  query AdminNotices {
    notices(first: 100) { id at read kind subject text { zh en } }
  }
`);

const markRead = admin(`
  mutation MarkRead($ids: [ID!]!) { markNoticesRead(ids: $ids) }
`);

/** What the roles of the admin were told. */
export default function AdminNoticesPage(): ReactNode {
  const t = useTexts(noticesTexts);
  const [{ data, error }, reload] = useQuery({ query });
  const [{ fetching }, send] = useMutation(markRead);
  // only approvers are told of requests
  const requests = new Set(data?.notices.filter(({ kind }) => kind === 'request').map(({ id }) => id));
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  return (
    <NoticeList
      notices={data?.notices}
      error={error}
      isMarking={fetching}
      onMarkRead={(ids) => void send({ ids }).then(refresh)}
      onReload={refresh}
      linkOf={({ id, subject }) => (requests.has(id) ? <Link href={`/approvals/${subject}`}>{t.open}</Link> : null)}
    />
  );
}
