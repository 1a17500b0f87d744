import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Typography from 'antd/es/typography';
import { type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { beginVerification, verifications } from './documents.ts';
import { readNotedSeal } from './noted-seal.ts';
import { auditTexts } from './texts.ts';
import { VerificationHistory } from './verification-history.tsx';
import { VerificationView } from './verification-view.tsx';

/** Begins a verification of the whole log, shows how far it is, and what it and those before it found. */
export function VerifyLog(): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: verifications });
  const [{ fetching: isBeginning, error: refused }, begin] = useMutation(beginVerification);
  const [seal, setSeal] = useState('');
  const [latest, ...earlier] = data?.auditVerifications ?? [];
  const isRunning = latest?.state === 'RUNNING';
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), 2_000);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  const noted = readNotedSeal(seal);
  async function run(): Promise<void> {
    await begin({ noted: noted ?? null });
    reload({ requestPolicy: 'network-only' });
  }
  return (
    <Flex vertical gap={16}>
      <Card size="small">
        <Typography.Paragraph>{t.verifyNote}</Typography.Paragraph>
        <Flex wrap gap="8px 12px" align="start">
          <Button
            type="primary"
            loading={isBeginning || isRunning}
            disabled={noted === undefined}
            onClick={() => void run()}
          >
            {isRunning ? t.verifying : t.verify}
          </Button>
          <div style={{ flex: '1 1 320px', maxWidth: 640 }}>
            <Input
              allowClear
              value={seal}
              status={noted === undefined ? 'error' : ''}
              aria-label={t.notedSeal}
              placeholder={t.notedSeal}
              onChange={({ target }) => setSeal(target.value)}
            />
            <Typography.Text type={noted === undefined ? 'danger' : 'secondary'} style={{ fontSize: 12 }}>
              {noted === undefined ? t.notedSealWrong : t.notedSealNote}
            </Typography.Text>
          </div>
        </Flex>
        {refused ? <Alert type="error" showIcon title={wordsOf(refused, language)} style={{ marginTop: 12 }} /> : null}
      </Card>
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      {latest ? <VerificationView verification={latest} /> : null}
      {data && !latest ? <Alert type="info" showIcon title={t.neverVerified} /> : null}
      {earlier.length > 0 ? <VerificationHistory verifications={earlier} /> : null}
    </Flex>
  );
}
