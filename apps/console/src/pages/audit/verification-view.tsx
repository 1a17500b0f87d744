import Alert from 'antd/es/alert';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Progress from 'antd/es/progress';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { useNames } from '../../sharing/names.ts';
import { wordFor } from '../../sharing/terms.ts';
import type { Verification } from './documents.ts';
import { auditTexts } from './texts.ts';

/** How far a verification is; then what it verified, up to which seal, and what is wrong. */
export function VerificationView({ verification }: { readonly verification: Verification }): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const { state, records, total, report, begunBy, begunAt } = verification;
  const names = useNames();
  const begun = t.begun(writeTime(begunAt, language), names.ofAdmin(begunBy));
  const number = (value: number): string => writeNumber(value, language);
  if (state === 'FAILED' || state === 'LOST')
    return <Alert type="warning" showIcon title={t.states[state]} description={begun} />;
  if (!report)
    return (
      <Card size="small" role="status">
        <Typography.Text strong>{t.verifying}</Typography.Text>
        <Progress
          percent={Math.min(99, total > 0 ? Math.floor((records / total) * 100) : 0)}
          status="active"
          aria-label={t.verifying}
        />
        <Typography.Text type="secondary">
          {t.soFar(number(records), number(total))} {begun} {t.mayLeave}
        </Typography.Text>
      </Card>
    );
  const isSound = report.faults.length === 0;
  return (
    <Alert
      type={isSound ? 'success' : 'error'}
      showIcon
      role="status"
      title={isSound ? t.sound : t.unsound(number(report.faults.length))}
      description={
        <Flex vertical gap={4}>
          <span>{t.verified(number(report.records), number(report.chains), number(report.seals))}</span>
          {report.lastSeal ? (
            <span>
              {t.upToSeal(report.lastSeal.number)}{' '}
              <Typography.Text code copyable={{ text: `${report.lastSeal.number}:${report.lastSeal.hash}` }}>
                <span style={{ wordBreak: 'break-all' }}>
                  {report.lastSeal.number}:{report.lastSeal.hash}
                </span>
              </Typography.Text>
            </span>
          ) : (
            <span>{t.noSeal}</span>
          )}
          {report.unsealed > 0 ? <span>{t.unsealed(number(report.unsealed))}</span> : null}
          <span>{verification.noted ? t.withNoted(verification.noted.number) : t.withoutNoted}</span>
          <Typography.Text type="secondary">{begun}</Typography.Text>
          {isSound ? null : <FaultList verification={verification} />}
        </Flex>
      }
    />
  );
}

function FaultList({ verification: { report } }: { readonly verification: Verification }): ReactNode {
  const t = useTexts(auditTexts);
  const said = useSaid();
  return (
    <ul style={{ margin: '8px 0 0', paddingInlineStart: 20, maxHeight: 360, overflow: 'auto' }} tabIndex={0}>
      {report!.faults.map(({ kind, chain, seq, seal, text }) => (
        <li key={`${kind} ${chain} ${seq} ${seal} ${text.en}`}>
          <Tag color="red">{wordFor(t.faults, kind)}</Tag>
          {said(text)}
        </li>
      ))}
    </ul>
  );
}
