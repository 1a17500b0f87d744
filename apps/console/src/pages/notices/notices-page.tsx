import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { department } from '../../graph/department.ts';
import { useTexts } from '../../language/texts.ts';
import { NoticeList } from '../../notices/notice-list.tsx';
import { noticesTexts } from '../../notices/texts.ts';

const query = department(`
  query Notices {
    sharingNotices(first: 100) { id at read kind subject text { zh en } }
  }
`);

const markRead = department(`
  mutation MarkRead($ids: [ID!]!) { markSharingNoticesRead(ids: $ids) }
`);

/** What the department was told. */
export default function NoticesPage(): ReactNode {
  const t = useTexts(noticesTexts);
  const [{ data, error }, reload] = useQuery({ query });
  const [{ fetching }, send] = useMutation(markRead);
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  return (
    <NoticeList
      notices={data?.sharingNotices}
      error={error}
      isMarking={fetching}
      onMarkRead={(ids) => void send({ ids }).then(refresh)}
      onReload={refresh}
      linkOf={({ kind, subject }) => (
        <Link href={kind === 'objection' ? '/objections' : `/requests/${subject}`}>{t.open}</Link>
      )}
    />
  );
}
