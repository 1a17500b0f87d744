import Collapse from 'antd/es/collapse';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeList } from '../../language/lists.ts';
import { useTexts } from '../../language/texts.ts';
import { departmentName, fieldName, type Names } from '../../sharing/admin-catalogue.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import type { Impact } from './documents.ts';
import { Part } from './part.tsx';
import { consequenceTexts } from './texts.ts';

const colors = { BREAKS: 'red', STARTS_WORKING: 'green', MASKED_MORE: 'gold', MASKED_LESS: 'cyan' } as const;

/** Calls that departments really made, and which of them would be answered otherwise. */
export function ImpactList({ impact, names }: { readonly impact: Impact; readonly names: Names }): ReactNode {
  const t = useTexts(consequenceTexts);
  const { operator } = useTexts(terms);
  const said = useSaid();
  const language = useLanguage();
  return (
    <Part title={t.impact}>
      <Typography.Text type="secondary">
        {t.replayed(impact.operations, impact.calls.toLocaleString())}
        {impact.impacted.length === 0 ? ` — ${t.noImpact}` : ''}
      </Typography.Text>
      {impact.impacted.length === 0 ? null : (
        <Collapse
          size="small"
          items={impact.impacted.map((one, place) => ({
            key: place,
            label: (
              <Flex wrap gap="2px 8px" align="baseline">
                <Tag color={colors[one.effect]}>{t.effect[one.effect]}</Tag>
                <span>{departmentName(names, one.department, said)}</span>
                <Typography.Text strong>{one.operationName ?? t.unnamed}</Typography.Text>
                <Typography.Text type="secondary">{t.calls(one.calls.toLocaleString())}</Typography.Text>
              </Flex>
            ),
            children: (
              <>
                {one.denied.map((use) => (
                  <div key={`${use.coordinate}${use.operator}`}>
                    {t.refused}: {fieldName(names, use.coordinate, said)} ({wordFor(operator, use.operator)})
                  </div>
                ))}
                {one.masked.length > 0 ? (
                  <div>
                    {t.masked}:{' '}
                    {writeList(
                      one.masked.map((coordinate) => fieldName(names, coordinate, said)),
                      language,
                    )}
                  </div>
                ) : null}
                <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', margin: '8px 0 0' }}>{one.document}</pre>
              </>
            ),
          }))}
        />
      )}
    </Part>
  );
}
