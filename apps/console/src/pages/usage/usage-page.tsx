import Select from 'antd/es/select';
import { type ReactNode, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { TabBar } from '../../page/tab-bar.tsx';
import { HeatMap } from './heat-map.tsx';
import { Operations } from './operations.tsx';
import { usageTexts } from './texts.ts';
import { UnusedGrants } from './unused-grants.tsx';

const parts = ['map', 'unused', 'operations'] as const;
const periods = [7, 30, 90, 365] as const;

/** Which department uses which field, grants that nobody uses, and operations that are slow or fail. */
export default function UsagePage(): ReactNode {
  const t = useTexts(usageTexts);
  const { part } = useParams<{ part?: string }>();
  const [, navigate] = useLocation();
  const [days, setDays] = useState<number>(90);
  const chosen = parts.find((one) => one === part) ?? 'map';
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        <Select
          value={days}
          aria-label={t.period}
          options={periods.map((value) => ({ value, label: t.lastDays(value) }))}
          onChange={setDays}
        />
      </PageTitle>
      <TabBar
        label={t.title}
        chosen={chosen}
        tabs={parts.map((value) => ({ value, label: t.parts[value] }))}
        onChoose={(value) => navigate(`/usage/${value}`)}
      />
      {chosen === 'map' ? (
        <HeatMap days={days} />
      ) : chosen === 'unused' ? (
        <UnusedGrants days={days} />
      ) : (
        <Operations days={days} />
      )}
    </>
  );
}
