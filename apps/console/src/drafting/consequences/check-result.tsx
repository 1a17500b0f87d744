import Alert from 'antd/es/alert';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Check } from './documents.ts';
import { Part } from './part.tsx';
import { consequenceTexts } from './texts.ts';

/** Whether every invariant is kept; what would break one, row by row of its rule. */
export function CheckResult({ check }: { readonly check: Check }): ReactNode {
  const t = useTexts(consequenceTexts);
  const said = useSaid();
  const fresh = check.breaches.filter(({ isNew }) => isNew);
  const old = check.breaches.length - fresh.length;
  return (
    <Part title={t.invariants}>
      {check.invariants.length === 0 ? (
        <Typography.Text type="secondary">{t.noInvariants}</Typography.Text>
      ) : fresh.length === 0 ? (
        <Alert type="success" showIcon title={t.holds(check.invariants.length)} />
      ) : (
        <Alert
          type="error"
          showIcon
          title={t.breaks(fresh.length)}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {fresh.map(({ text, invariant, certain, subject }) => (
                <li key={`${invariant.id}${subject}${text.en}`}>
                  <strong>{said(invariant.title)}</strong> — {said(text)}
                  {certain ? '' : ` (${t.uncertain})`}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {old > 0 ? <Typography.Text type="secondary">{t.old(old)}</Typography.Text> : null}
    </Part>
  );
}
