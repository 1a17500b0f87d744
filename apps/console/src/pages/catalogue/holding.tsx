import Card from 'antd/es/card';
import Descriptions from 'antd/es/descriptions';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay } from '../../language/times.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { maskWords } from '../../sharing/masks.ts';
import { HoldingTag } from '../../sharing/tags.tsx';
import { terms } from '../../sharing/terms.ts';
import { grantsOfField } from './grants-of-field.ts';
import { catalogueTexts } from './texts.ts';

/** What the department has of a field, and by which grants. */
export function Holding({ entry }: { readonly entry: CatalogueEntry }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { operator, state } = useTexts(terms);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: grantsOfField, variables: { field: entry.coordinate } });
  const grants = data?.sharingGrants ?? [];
  const isHeld = entry.holding && entry.holding.read !== 'none';
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.weHold} <HoldingTag holding={entry.holding} />
      </Typography.Title>
      {isHeld && entry.holding ? (
        <Typography.Paragraph>
          {[
            ...entry.holding.masks.map((mask) => maskWords(mask, language)),
            entry.holding.operators.map((one) => operator[one]).join(' · '),
          ].join(language === 'zh' ? ';' : '; ')}
        </Typography.Paragraph>
      ) : grants.length === 0 ? (
        <Typography.Paragraph type="secondary">{t.notHeld}</Typography.Paragraph>
      ) : null}
      {isHeld && grants.length === 0 && entry.category === 'UNCONDITIONAL' ? (
        <Typography.Paragraph type="secondary">{t.byDefault}</Typography.Paragraph>
      ) : null}
      <Flex vertical gap={8}>
        {grants.map((grant) => (
          <Card key={grant.id} size="small">
            <Descriptions
              column={1}
              size="small"
              styles={{ label: { width: 108 } }}
              items={[
                {
                  key: 'state',
                  label: <Tag color={grant.state === 'ACTIVE' ? 'cyan' : 'gold'}>{state[grant.state]}</Tag>,
                  children: grant.purpose,
                },
                {
                  key: 'areas',
                  label: t.areas,
                  children: [grant.areas?.join('、') ?? t.jurisdiction, ...grant.scopes].join(' · '),
                },
                {
                  key: 'until',
                  label: t.until,
                  children: grant.validUntil ? writeDay(grant.validUntil, language) : t.forever,
                },
              ]}
            />
          </Card>
        ))}
      </Flex>
    </section>
  );
}
