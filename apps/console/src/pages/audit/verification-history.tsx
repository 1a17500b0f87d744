import Collapse from 'antd/es/collapse';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { useNames } from '../../sharing/names.ts';
import type { Verification } from './documents.ts';
import { auditTexts } from './texts.ts';
import { VerificationView } from './verification-view.tsx';

/** What earlier verifications found. */
export function VerificationHistory({ verifications }: { readonly verifications: readonly Verification[] }): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const names = useNames();
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.earlier}
      </Typography.Title>
      <Collapse
        items={verifications.map((one) => {
          const faults = one.report?.faults.length ?? 0;
          return {
            key: one.id,
            label: (
              <Flex wrap gap="4px 12px" align="baseline">
                <span style={{ flex: '1 1 200px' }}>
                  {t.begun(writeTime(one.begunAt, language), names.ofAdmin(one.begunBy))}
                </span>
                {one.report ? (
                  <>
                    <Typography.Text type="secondary">
                      {t.recordCount(writeNumber(one.report.records, language))}
                    </Typography.Text>
                    <Tag color={faults > 0 ? 'red' : 'green'}>
                      {faults > 0 ? t.unsound(writeNumber(faults, language)) : t.soundShort}
                    </Tag>
                  </>
                ) : (
                  <Tag>{t.states[one.state]}</Tag>
                )}
              </Flex>
            ),
            children: <VerificationView verification={one} />,
          };
        })}
      />
    </section>
  );
}
