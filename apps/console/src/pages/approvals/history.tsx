import Card from 'antd/es/card';
import Timeline from 'antd/es/timeline';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import type { OpenedRequest } from './documents.ts';
import { nameOf, type Names } from './names.ts';
import { approvalsTexts } from './texts.ts';

/** Every step of a request, with who took it and why. */
export function History({ grant, names }: { readonly grant: OpenedRequest; readonly names: Names }): ReactNode {
  const t = useTexts(approvalsTexts);
  const { step: words } = useTexts(terms);
  const language = useLanguage();
  return (
    <Card title={t.history} size="small">
      <Timeline
        style={{ marginTop: 8 }}
        items={grant.steps.map(({ at, by, step, reason }) => ({
          key: `${at}${step}`,
          content: (
            <>
              {wordFor(words, step)}{' '}
              <Typography.Text type="secondary">
                {writeTime(at, language)} · {nameOf(by, names, t.clientOf)}
              </Typography.Text>
              {reason ? <div>{reason}</div> : null}
            </>
          ),
        }))}
      />
    </Card>
  );
}
