import Skeleton from 'antd/es/skeleton';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { viewAsTexts } from './texts.ts';
import type { View } from './view.ts';

/** Which policy the view is of, and until when it stays so. */
export function ViewFacts({ view }: { readonly view: View | undefined }): ReactNode {
  const t = useTexts(viewAsTexts);
  const language = useLanguage();
  if (!view) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  // what is not in force has a mark instead of a number
  const isVersion = /^\d+$/.test(view.version);
  const until = view.validUntil ? t.changesAt(writeTime(view.validUntil, language)) : t.noLimit;
  return (
    <Typography.Text type="secondary">
      {isVersion ? `${t.version(view.version)} · ` : ''}
      {until}
    </Typography.Text>
  );
}
