import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { useNames } from '../../sharing/names.ts';
import { holdersPage } from './documents.ts';
import { heatRows, type HeatRow } from './heat.ts';
import { HeatLegend } from './heat-legend.tsx';
import { HeatTable } from './heat-table.tsx';
import { usageTexts } from './texts.ts';
import { useAllPages } from './use-all-pages.ts';
import { useUsage } from './use-usage.ts';

export type Measure = 'lastUsed' | 'operations' | 'rows';

/** Types and their fields by departments, as warm as they were used. */
export function HeatMap({ days }: { readonly days: number }): ReactNode {
  const t = useTexts(usageTexts);
  const names = useNames();
  const { usage, error, reload } = useUsage(days);
  const [measure, setMeasure] = useState<Measure>('lastUsed');
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const { items: held } = useAllPages(
    async (client, after) => {
      const answer = await client.query(holdersPage, { after }).toPromise();
      return {
        ...(answer.data ? { items: answer.data.catalogue } : {}),
        ...(answer.error ? { error: answer.error } : {}),
      };
    },
    ({ entry }) => entry.coordinate,
    [],
  );
  const rows = useMemo(() => {
    if (!usage) return undefined;
    const holdings = new Map(
      (held ?? []).map(({ entry, holders }) => [entry.coordinate, new Set(holders.map((one) => one.department))]),
    );
    return heatRows(usage, holdings);
  }, [usage, held]);
  const shown = useMemo(() => {
    if (!rows || wanted === '') return rows;
    const fits = (row: HeatRow): boolean =>
      `${row.key} ${row.children ? names.ofType(row.key) : names.ofField(row.key)}`.toLowerCase().includes(wanted);
    return rows.flatMap((row) => {
      if (fits(row)) return [row];
      const children = row.children!.filter(fits);
      return children.length > 0 ? [{ ...row, children }] : [];
    });
  }, [rows, wanted, names]);
  if (error && !rows) return <LoadFailed error={error} retry={reload} />;
  if (!shown) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <Flex vertical gap={12}>
      <Flex wrap gap="8px 16px" align="center">
        <Segmented<Measure>
          aria-label={t.colouredBy}
          value={measure}
          onChange={setMeasure}
          options={(['lastUsed', 'operations', 'rows'] as const).map((value) => ({ value, label: t.measures[value] }))}
        />
        <Input
          allowClear
          value={words}
          placeholder={t.find}
          aria-label={t.find}
          onChange={({ target }) => setWords(target.value)}
          style={{ flex: '1 1 200px', maxWidth: 320 }}
        />
        <HeatLegend measure={measure} />
      </Flex>
      <Typography.Text type="secondary">{t.mapNote}</Typography.Text>
      {shown.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={wanted ? t.nothingFound : t.nothingUsed} />
      ) : (
        <HeatTable rows={shown} measure={measure} isOpen={wanted !== ''} />
      )}
    </Flex>
  );
}
