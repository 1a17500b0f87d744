import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import { type ReactNode, useEffect } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { DatabaseView } from './database-view.tsx';
import { system } from './documents.ts';
import { ProcessTable } from './process-table.tsx';
import { QueueView } from './queue-view.tsx';
import { ReplicaTable } from './replica-table.tsx';
import { systemTexts } from './texts.ts';

const EACH_MS = 15_000;

/** The server processes and what they share, as it is now. */
export default function SystemPage(): ReactNode {
  const t = useTexts(systemTexts);
  const [{ data, error }, load] = useQuery({ query: system });
  useEffect(() => {
    const timer = setInterval(() => {
      // nobody sees it in another tab, and each look is a record of the log
      if (document.visibilityState === 'visible') load({ requestPolicy: 'network-only' });
    }, EACH_MS);
    return () => clearInterval(timer);
  }, [load]);
  const found = data?.system;
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error ? <LoadFailed error={error} retry={() => load({ requestPolicy: 'network-only' })} /> : null}
      {found ? (
        <Flex vertical gap={24}>
          <Section title={t.processes}>
            <ProcessTable processes={found.processes} policyVersion={found.database.policyVersion} />
          </Section>
          <Section title={t.replicas}>
            <ReplicaTable processes={found.processes} />
          </Section>
          <Section title={t.queues}>
            <QueueView queues={found.queues} processes={found.processes} />
          </Section>
          <Section title={t.database}>
            <DatabaseView database={found.database} />
          </Section>
        </Flex>
      ) : error ? null : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16, marginBottom: 8 }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}
