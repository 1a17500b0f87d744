import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Col from 'antd/es/col';
import Flex from 'antd/es/flex';
import Result from 'antd/es/result';
import Row from 'antd/es/row';
import Skeleton from 'antd/es/skeleton';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useDepartments } from '../../preview/departments.ts';
import { type Point } from '../../preview/documents.ts';
import { useFieldEntries } from '../../preview/field-entries.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { StateTag } from '../../sharing/tags.tsx';
import { Consequences } from './consequences.tsx';
import { Deadline } from './deadline.tsx';
import { Decision } from './decision.tsx';
import { type Conditions, request as requestDocument } from './documents.ts';
import { History } from './history.tsx';
import { NarrowForm } from './narrow-form.tsx';
import { Needs } from './needs.tsx';
import { proposalOf } from './proposal.ts';
import { RequestFacts } from './request-facts.tsx';
import { SampleRows } from './sample-rows.tsx';
import { approvalsTexts } from './texts.ts';

/** A request: what is asked for, what it would show, and the decision. */
export function RequestView({ id }: { readonly id: string }): ReactNode {
  const t = useTexts(approvalsTexts);
  const said = useSaid();
  const [{ data, error }, reload] = useQuery({ query: requestDocument, variables: { id } });
  const { departments } = useDepartments();
  const [isNarrowing, setIsNarrowing] = useState(false);
  const [tried, setTried] = useState<Conditions>();
  const grant = data?.grant;
  const entries = useFieldEntries(grant?.fields ?? []);
  if (error && !data) return <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!grant)
    return (
      <Result
        status="404"
        title={t.unknown}
        extra={
          <Link href="/approvals">
            <Button type="primary">{t.back}</Button>
          </Link>
        }
      />
    );
  const department = departments?.find(({ code }) => code === grant.department);
  const isOpen = grant.state === 'REQUESTED' || grant.state === 'APPROVED';
  const proposed = proposalOf(grant);
  const instead = tried ?? proposed;
  const point: Point = instead
    ? { changes: [{ grant: { department: grant.department, ...instead } }] }
    : { grants: [id] };
  const close = (): void => {
    setIsNarrowing(false);
    setTried(undefined);
  };
  return (
    <>
      <Link href="/approvals">
        <ArrowLeftOutlined aria-hidden /> {t.back}
      </Link>
      <PageTitle title={department ? said(department.title) : grant.department}>
        <Flex wrap gap="4px 12px" align="baseline">
          <Deadline request={grant} />
          <StateTag state={grant.state} />
        </Flex>
      </PageTitle>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={16}>
          <Flex vertical gap={16}>
            <Card title={isNarrowing ? t.narrowTitle : t.asked} size="small">
              {isNarrowing ? (
                <NarrowForm grant={grant} entries={entries} department={department} onTry={setTried} onClose={close} />
              ) : (
                <RequestFacts conditions={grant} entries={entries} department={department} client={grant.client} />
              )}
            </Card>
            {isOpen ? (
              <>
                <Consequences
                  point={point}
                  grant={grant}
                  entries={entries}
                  of={tried ? 'tried' : proposed ? 'proposed' : 'request'}
                />
                <SampleRows
                  key={JSON.stringify(point)}
                  point={point}
                  department={grant.department}
                  fields={instead?.fields ?? grant.fields}
                  entries={entries}
                />
              </>
            ) : null}
          </Flex>
        </Col>
        <Col xs={24} xl={8}>
          <Flex vertical gap={16}>
            {isOpen || grant.assessments.length > 0 ? <Needs grant={grant} names={data.admins} /> : null}
            <Decision
              grant={grant}
              person={data.me.person}
              names={data.admins}
              entries={entries}
              department={department}
              isNarrowing={isNarrowing}
              onNarrow={() => setIsNarrowing(true)}
            />
            <History grant={grant} names={data.admins} />
          </Flex>
        </Col>
      </Row>
    </>
  );
}
