import Descriptions from 'antd/es/descriptions';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { exampleValue, maskedExample, maskWords } from '../../sharing/masks.ts';
import { catalogueTexts } from './texts.ts';

/** What each mask that can be granted leaves of a made-up value. */
export function MaskExamples({ entry }: { readonly entry: CatalogueEntry }): ReactNode {
  const t = useTexts(catalogueTexts);
  const language = useLanguage();
  const value = exampleValue(entry.coordinate);
  const code = (text: string): ReactNode => <Typography.Text code>{text}</Typography.Text>;
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.example}{' '}
        <Typography.Text type="secondary" style={{ fontSize: 12, fontWeight: 400 }}>
          {t.exampleHint}
        </Typography.Text>
      </Typography.Title>
      <Descriptions
        bordered
        size="small"
        column={1}
        styles={{ label: { width: '50%' } }}
        items={[
          { key: 'original', label: t.original, children: code(value) },
          ...entry.masks.map((mask) => {
            const shown = maskedExample(mask, value);
            return { key: mask, label: maskWords(mask, language), children: shown === undefined ? '—' : code(shown) };
          }),
        ]}
      />
    </section>
  );
}
