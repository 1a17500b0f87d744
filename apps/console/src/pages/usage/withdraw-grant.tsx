import App from 'antd/es/app';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { ReasonModal } from '../../page/reason-modal.tsx';
import { ImpactWords } from '../../sharing/impact-words.tsx';
import { useNames } from '../../sharing/names.ts';
import { type ActiveGrant, revokeGrant, withdrawImpact } from './documents.ts';
import { usageTexts } from './texts.ts';

interface Props {
  readonly grant: ActiveGrant;
  readonly days: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says what the department loses and which of its recorded operations would break, and asks for the reason. */
export function WithdrawGrant({ grant, days, onDone, onClose }: Props): ReactNode {
  const t = useTexts(usageTexts);
  const language = useLanguage();
  const names = useNames();
  const { message } = App.useApp();
  const [, send] = useMutation(revokeGrant);
  const changes = [{ revoke: { grant: grant.id, reason: 'impact' } }];
  const [{ data, error }] = useQuery({ query: withdrawImpact, variables: { changes }, requestPolicy: 'network-only' });
  const department = names.ofDepartment(grant.department);
  return (
    <ReasonModal
      title={t.withdrawTitle(department)}
      act={t.withdraw}
      isDanger
      onClose={onClose}
      onAct={async (reason) => {
        const { error: failed } = await send({ id: grant.id, reason });
        if (failed) return failed;
        message.success(t.withdrawn);
        onDone();
        return undefined;
      }}
    >
      <Typography.Paragraph>{t.withdrawWhat(department, grant.fields.length, days)}</Typography.Paragraph>
      <Typography.Paragraph>
        {grant.fields
          .slice(0, 8)
          .map(names.ofField)
          .join(language === 'zh' ? '、' : ', ')}
        {grant.fields.length > 8 ? ` … ${t.inAll(grant.fields.length)}` : ''}
      </Typography.Paragraph>
      <ImpactWords impact={data?.policyImpact} error={error} />
      <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
        {t.withdrawUndo}
      </Typography.Paragraph>
    </ReasonModal>
  );
}
