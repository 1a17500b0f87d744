import Card from 'antd/es/card';
import DatePicker from 'antd/es/date-picker';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import Skeleton from 'antd/es/skeleton';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useQuery } from 'urql';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { dockingReport, gridKinds } from './documents.ts';
import { ReportView } from './report-view.tsx';
import { dockingTexts } from './texts.ts';

/** Whether the professional grids of a kind are docked on the basic grids as they should be. */
export default function DockingPage(): ReactNode {
  const t = useTexts(dockingTexts);
  const said = useSaid();
  const { kind } = useParams<{ kind?: string }>();
  const [, navigate] = useLocation();
  const [area, setArea] = useState('');
  const [day, setDay] = useState(() => dayjs());
  const [tolerance, setTolerance] = useState(100);
  const [{ data: known, error: unknown }, again] = useQuery({ query: gridKinds });
  const kinds = (known?.plugins ?? []).flatMap(({ name, title, status, adds }) =>
    status === 'FAILED'
      ? []
      : (adds?.gridKinds ?? []).map((code) => ({ value: code, label: `${said(title) || name} · ${code}` })),
  );
  const chosen = kind ?? kinds[0]?.value;
  const [{ data, error, fetching }, reload] = useQuery({
    query: dockingReport,
    variables: { kind: chosen ?? '', area: area || null, on: day.format('YYYY-MM-DD'), tolerance },
    pause: chosen === undefined,
  });
  const report = data?.professionalGridDocking;
  const style = { width: '100%' };
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {unknown && !known ? <LoadFailed error={unknown} retry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {known && kinds.length === 0 ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noKinds} />
        </Card>
      ) : (
        <Flex wrap gap="8px 12px" align="end" style={{ marginBottom: 16 }}>
          <label style={{ flex: '1 1 220px' }}>
            {t.kind}
            <Select
              {...(chosen === undefined ? {} : { value: chosen })}
              options={kinds}
              onChange={(code) => navigate(`/docking/${code}`)}
              style={style}
            />
          </label>
          <label style={{ flex: '1 1 240px' }}>
            {t.area}
            <Input.Search allowClear placeholder={t.areaHint} onSearch={(code) => setArea(code.trim())} style={style} />
          </label>
          <label style={{ flex: '0 1 160px' }}>
            {t.day}
            <DatePicker
              value={day}
              allowClear={false}
              onChange={(one) => {
                if (one) setDay(one);
              }}
              style={style}
            />
          </label>
          <label style={{ flex: '0 1 180px' }}>
            {t.tolerance}
            <InputNumber
              min={0}
              step={50}
              value={tolerance}
              suffix="m²"
              onChange={(square) => setTolerance(square ?? 0)}
              style={style}
            />
          </label>
        </Flex>
      )}
      {error ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      {report && !error ? <ReportView key={report.kind} report={report} isLoading={fetching} /> : null}
      {fetching && !report ? <Skeleton active /> : null}
    </>
  );
}
