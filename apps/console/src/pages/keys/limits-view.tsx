import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import type { Usage } from './documents.ts';
import { keysTexts } from './texts.ts';

/** What each client may use. */
export function LimitsView({ limits }: { readonly limits: Usage['limits'] }): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  const names = Object.keys(t.limit) as (keyof typeof limits)[];
  return (
    <>
      <Flex wrap gap={12} style={{ marginBottom: 8 }}>
        {names.map((name) => (
          <Card key={name} size="small" style={{ flex: '1 1 190px' }}>
            <div>{t.limit[name]}</div>
            <Typography.Text strong style={{ fontSize: 20 }}>
              {writeNumber(limits[name], language)}
            </Typography.Text>
          </Card>
        ))}
      </Flex>
      <Typography.Text type="secondary">{t.limitsNote}</Typography.Text>
    </>
  );
}
