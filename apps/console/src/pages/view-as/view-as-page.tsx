import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Tabs from 'antd/es/tabs';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useDepartments } from '../../preview/departments.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { CatalogueTab } from './catalogue-tab.tsx';
import { DepartmentSelect } from './department-select.tsx';
import { MomentChoice } from './moment-choice.tsx';
import type { Viewed } from './moment.ts';
import { OperationTab } from './operation-tab.tsx';
import { SchemaTab } from './schema-tab.tsx';
import { useView } from './view.ts';
import { ViewFacts } from './view-facts.tsx';
import { viewAsTexts } from './texts.ts';

const tabs = ['run', 'catalogue', 'schema'] as const;

/** What a department sees at a moment: the address names both, and the tab. */
export default function ViewAsPage(): ReactNode {
  const t = useTexts(viewAsTexts);
  const { department } = useParams<{ department?: string }>();
  const [search, setSearch] = useSearchParams();
  const [, navigate] = useLocation();
  const { departments, error } = useDepartments();
  const at = search.get('at') ?? undefined;
  const request = search.get('request') ?? undefined;
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'run';
  function change(name: string, value: string | undefined): void {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });
  }
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error && !departments ? <LoadFailed error={error} retry={() => location.reload()} /> : null}
      <Flex vertical gap={16}>
        <Alert type="info" showIcon title={t.recorded} />
        <Card size="small">
          <Flex wrap gap="12px 24px" align="end">
            <DepartmentSelect
              departments={departments}
              value={department}
              onChange={(code) => {
                const kept = new URLSearchParams(search);
                // a request is of one department
                kept.delete('request');
                navigate(`/view-as/${code}?${kept}`);
              }}
            />
            <MomentChoice at={at} onChange={(value) => change('at', value)} />
          </Flex>
        </Card>
        {request === undefined ? null : (
          <Alert
            type="warning"
            showIcon
            title={t.asIf}
            action={
              <Flex gap={8}>
                <Link href={`/approvals/${request}`}>
                  <Button size="small">{t.toRequest}</Button>
                </Link>
                <Button size="small" onClick={() => change('request', undefined)}>
                  {t.asNow}
                </Button>
              </Flex>
            }
          />
        )}
        {department === undefined ? (
          <Card>
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.choose} />
          </Card>
        ) : (
          <Opened
            key={`${department} ${at} ${request}`}
            viewed={{ as: department, at, request }}
            tab={tab}
            onTab={(value) => change('tab', value === 'run' ? undefined : value)}
          />
        )}
      </Flex>
    </>
  );
}

interface OpenedProps {
  readonly viewed: Viewed;
  readonly tab: (typeof tabs)[number];
  readonly onTab: (tab: string) => void;
}

function Opened({ viewed, tab, onTab }: OpenedProps): ReactNode {
  const t = useTexts(viewAsTexts);
  const { view, error, reload } = useView(viewed);
  if (error) return <LoadFailed error={error} retry={reload} />;
  return (
    <div>
      <ViewFacts view={view} />
      <Tabs
        activeKey={tab}
        onChange={onTab}
        items={[
          { key: 'run', label: t.run, children: <OperationTab viewed={viewed} graph={view?.graph} /> },
          { key: 'catalogue', label: t.catalogue, children: <CatalogueTab viewed={viewed} /> },
          { key: 'schema', label: t.schema, children: <SchemaTab sdl={view?.sdl} /> },
        ]}
      />
    </div>
  );
}
