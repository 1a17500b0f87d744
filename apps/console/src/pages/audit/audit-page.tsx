import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { TabBar } from '../../page/tab-bar.tsx';
import { RecordSearch } from './record-search.tsx';
import { auditTexts } from './texts.ts';
import { UnusualDays } from './unusual-days.tsx';
import { VerifyLog } from './verify-log.tsx';

const parts = ['records', 'unusual', 'verify'] as const;

/** Who read what, what was unlike other days, and that nobody changed the log. */
export default function AuditPage(): ReactNode {
  const t = useTexts(auditTexts);
  const { part } = useParams<{ part?: string }>();
  const [, navigate] = useLocation();
  const chosen = parts.find((one) => one === part) ?? 'records';
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <TabBar
        label={t.title}
        chosen={chosen}
        tabs={parts.map((value) => ({ value, label: t.parts[value] }))}
        onChoose={(value) => navigate(`/audit/${value}`)}
      />
      {chosen === 'records' ? <RecordSearch /> : chosen === 'unusual' ? <UnusualDays /> : <VerifyLog />}
    </>
  );
}
