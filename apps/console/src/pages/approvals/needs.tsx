import CheckCircleFilled from '@ant-design/icons/es/icons/CheckCircleFilled';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import theme from 'antd/es/theme';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { AssessmentForm } from './assessment-form.tsx';
import type { OpenedRequest } from './documents.ts';
import { nameOf, type Names } from './names.ts';
import { approvalsTexts } from './texts.ts';

/** What a request needs before it can come into force, and what of that is there. */
export function Needs({ grant, names }: { readonly grant: OpenedRequest; readonly names: Names }): ReactNode {
  const t = useTexts(approvalsTexts);
  const language = useLanguage();
  const [isWriting, setIsWriting] = useState(false);
  const { requirements, approvedBy, assessments } = grant;
  const mayAttach = ['REQUESTED', 'APPROVED', 'ACTIVE'].includes(grant.state);
  const approvers = approvedBy.map((by) => nameOf(by, names, t.clientOf)).join('、');
  return (
    <Card title={t.needs} size="small">
      <Flex vertical gap={12}>
        <Need isMet={approvedBy.length >= requirements.approvals}>
          {t.approvals(approvedBy.length, requirements.approvals)}
          {approvers ? <Typography.Text type="secondary"> {approvers}</Typography.Text> : null}
        </Need>
        {requirements.assessment || assessments.length > 0 ? (
          <Need isMet={assessments.length > 0}>
            {assessments.length > 0 ? t.assessed : t.notAssessed}
            {assessments.map((one) => (
              <details key={one.id} style={{ marginTop: 4 }}>
                <summary>{one.title}</summary>
                <Typography.Paragraph style={{ margin: '4px 0', whiteSpace: 'pre-wrap' }}>
                  {one.conclusion}
                </Typography.Paragraph>
                {one.document ? (
                  <Typography.Paragraph type="secondary" style={{ whiteSpace: 'pre-wrap' }}>
                    {one.document}
                  </Typography.Paragraph>
                ) : null}
                <Typography.Text type="secondary">
                  {nameOf(one.by, names, t.clientOf)} · {writeTime(one.at, language)} · {t.keepUntil(one.keepUntil)}
                </Typography.Text>
              </details>
            ))}
            {isWriting ? (
              <AssessmentForm id={grant.id} onClose={() => setIsWriting(false)} />
            ) : mayAttach ? (
              <div style={{ marginTop: 8 }}>
                <Button size="small" onClick={() => setIsWriting(true)}>
                  {assessments.length > 0 ? t.assessAgain : t.assess}
                </Button>
              </div>
            ) : null}
          </Need>
        ) : null}
      </Flex>
    </Card>
  );
}

function Need({ isMet, children }: { readonly isMet: boolean; readonly children: ReactNode }): ReactNode {
  const t = useTexts(approvalsTexts);
  const { token } = theme.useToken();
  return (
    <Flex gap={8} align="baseline">
      {isMet ? (
        <CheckCircleFilled aria-label={t.met} style={{ color: token.colorSuccess }} />
      ) : (
        <ClockCircleOutlined aria-label={t.notMet} style={{ color: token.colorWarning }} />
      )}
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
    </Flex>
  );
}
