import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { ClientTable } from './client-table.tsx';
import { type Client, clients, usage } from './documents.ts';
import { RotateKey } from './rotate-key.tsx';
import { Section } from './section.tsx';
import { keysTexts } from './texts.ts';
import { type Span, UsageView } from './usage-view.tsx';

/** The clients of the department, and what they use. */
export default function KeysPage(): ReactNode {
  const t = useTexts(keysTexts);
  const [span, setSpan] = useState<Span>(7);
  const [rotating, setRotating] = useState<Client>();
  const [known, loadClients] = useQuery({ query: clients });
  const [used, loadUsage] = useQuery({ query: usage, variables: { days: span } });
  const own = known.data?.sharingClients;
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Flex vertical gap={24}>
        <Section title={t.clients}>
          {own ? (
            <ClientTable clients={own} onRotate={setRotating} />
          ) : known.error ? (
            <LoadFailed error={known.error} retry={() => loadClients({ requestPolicy: 'network-only' })} />
          ) : (
            <Skeleton active />
          )}
        </Section>
        {used.data ? (
          <UsageView usage={used.data.sharingUsage} clients={own ?? []} span={span} onSpan={setSpan} />
        ) : used.error ? (
          <LoadFailed error={used.error} retry={() => loadUsage({ requestPolicy: 'network-only' })} />
        ) : (
          <Skeleton active paragraph={{ rows: 8 }} />
        )}
      </Flex>
      {/* outside of what loads anew with the new key */}
      {rotating ? <RotateKey client={rotating} onClose={() => setRotating(undefined)} /> : null}
    </>
  );
}
