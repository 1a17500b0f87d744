import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLanguage, useSaid } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { useCatalogue } from '../../sharing/catalogue.ts';
import type { Usage } from './documents.ts';
import { keysTexts } from './texts.ts';

/** The fields that the department reads most, by the names of the catalogue. */
export function FieldList({
  fields,
}: {
  readonly fields: readonly Usage['days'][number]['fields'][number][];
}): ReactNode {
  const t = useTexts(keysTexts);
  const said = useSaid();
  const language = useLanguage();
  const { entries } = useCatalogue();
  if (fields.length === 0) return <Typography.Text type="secondary">{t.noFields}</Typography.Text>;
  return (
    <Flex vertical gap={6}>
      {fields.map(({ coordinate, calls }) => {
        const entry = entries?.find((one) => one.coordinate === coordinate);
        return (
          <Flex key={coordinate} gap={12} justify="space-between">
            {entry ? (
              <Flex wrap align="baseline" gap="0 8px">
                <Link href={`/catalogue/${coordinate}`}>{said(entry.title)}</Link>
                <Typography.Text type="secondary" style={{ fontSize: 12, overflowWrap: 'anywhere' }}>
                  {coordinate}
                </Typography.Text>
              </Flex>
            ) : (
              <span style={{ overflowWrap: 'anywhere' }}>{coordinate}</span>
            )}
            <span style={{ whiteSpace: 'nowrap' }}>{t.times(writeNumber(calls, language))}</span>
          </Flex>
        );
      })}
    </Flex>
  );
}
