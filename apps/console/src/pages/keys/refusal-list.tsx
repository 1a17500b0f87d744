import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { refusalTexts } from './refusal-texts.ts';
import { keysTexts } from './texts.ts';

interface Props {
  readonly refusals: readonly { readonly code: string; readonly calls: number }[];
}

/** Why calls were refused, and what to do about it. */
export function RefusalList({ refusals }: Props): ReactNode {
  const t = useTexts(keysTexts);
  const { known, other } = useTexts(refusalTexts);
  const language = useLanguage();
  if (refusals.length === 0) return <Typography.Text type="secondary">{t.noRefusals}</Typography.Text>;
  const words: Readonly<Record<string, typeof other>> = known;
  return (
    <Flex vertical gap={12}>
      {refusals.map(({ code, calls }) => (
        <div key={code}>
          <Flex wrap gap="0 8px" align="baseline">
            <Typography.Text strong>{(words[code] ?? other).words}</Typography.Text>
            <Typography.Text type="danger">{t.times(writeNumber(calls, language))}</Typography.Text>
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {code}
            </Typography.Text>
          </Flex>
          <div>{(words[code] ?? other).act}</div>
        </div>
      ))}
    </Flex>
  );
}
