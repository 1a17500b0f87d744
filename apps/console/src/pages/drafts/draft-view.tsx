import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Col from 'antd/es/col';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Row from 'antd/es/row';
import Skeleton from 'antd/es/skeleton';
import Timeline from 'antd/es/timeline';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Consequences } from '../../drafting/consequences/consequences.tsx';
import { type Draft, oneDraft } from '../../drafting/documents.ts';
import { useLanguage } from '../../language/language.ts';
import { writeList } from '../../language/lists.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { PageTitle } from '../../page/page-title.tsx';
import type { Names } from '../../sharing/admin-catalogue.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { wordFor } from '../../sharing/terms.ts';
import { ChangeList } from './change-list.tsx';
import { DraftActs } from './draft-acts.tsx';
import { stageOf } from './stage.ts';
import { StateTag } from './state-tag.tsx';
import { draftTexts } from './texts.ts';

/** One draft: what it changes, what that would come to, what happened to it, and what can be done with it. */
export function DraftView({ id, names }: { readonly id: string; readonly names: Names }): ReactNode {
  const t = useTexts(draftTexts);
  const language = useLanguage();
  const [{ data, error, fetching }, reload] = useQuery({
    query: oneDraft,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const draft = data?.draft;
  const refresh = (): void => reload({ requestPolicy: 'network-only' });
  if (!draft && fetching) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!draft) return error ? <LoadFailed error={error} retry={refresh} /> : <Empty description={t.noDraft} />;
  const isOver = stageOf(draft.state) === 'over';
  return (
    <>
      <PageTitle
        title={draft.title}
        lead={t.by(names.persons.get(draft.author) ?? draft.author, writeTime(draft.changedAt, language))}
      >
        <Link href="/drafts">{t.all}</Link>
      </PageTitle>
      <Flex wrap gap={12} align="center" style={{ marginBottom: 16 }}>
        <StateTag state={draft.state} />
        {draft.state === 'SUBMITTED' || draft.state === 'APPROVED' ? (
          <Typography.Text>{t.approvals(draft.approvedBy.length, draft.requirements.approvals)}</Typography.Text>
        ) : null}
        {draft.activatedVersion ? <Typography.Text>{t.version(draft.activatedVersion)}</Typography.Text> : null}
        <DraftActs draft={draft} onDone={refresh} />
        {isOver ? null : (
          <Link href={`/matrix?compare=draft:${draft.id}`}>
            <Button>{t.compare}</Button>
          </Link>
        )}
      </Flex>
      {!isOver && draft.requirements.withoutAssessment.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t.needsAssessment(
            writeList(
              draft.requirements.withoutAssessment.map((place) => String(place + 1)),
              language,
            ),
          )}
        />
      ) : null}
      <Row gutter={[24, 24]}>
        <Col xs={24} lg={isOver ? 24 : 11}>
          <Flex vertical gap={24}>
            <section>
              <Typography.Title level={2} style={{ fontSize: 16 }}>
                {t.reason}
              </Typography.Title>
              {draft.reason}
            </section>
            <ChangeList draft={draft} names={names} onChanged={refresh} />
            <Steps draft={draft} names={names} />
          </Flex>
        </Col>
        {isOver ? null : (
          <Col xs={24} lg={13}>
            <Card>
              <Consequences key={draft.changedAt} point={{ draft: draft.id }} names={names} />
            </Card>
          </Col>
        )}
      </Row>
    </>
  );
}

function Steps({ draft, names }: { readonly draft: Draft; readonly names: Names }): ReactNode {
  const t = useTexts(draftTexts);
  const language = useLanguage();
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16, marginBottom: 16 }}>
        {t.steps}
      </Typography.Title>
      <Timeline
        items={draft.steps.map(({ at, by, step, reason }) => ({
          key: `${at}${step}`,
          content: (
            <>
              {wordFor(t.step, step)}{' '}
              <Typography.Text type="secondary">
                {writeTime(at, language)} · {names.persons.get(by) ?? by}
              </Typography.Text>
              {reason ? <div>{reason}</div> : null}
            </>
          ),
        }))}
      />
    </section>
  );
}
