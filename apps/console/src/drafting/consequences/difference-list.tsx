import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { departmentName, fieldName, type Names } from '../../sharing/admin-catalogue.ts';
import { maskWords } from '../../sharing/masks.ts';
import { wordFor } from '../../sharing/terms.ts';
import type { Difference } from './documents.ts';
import { Part } from './part.tsx';
import { consequenceTexts } from './texts.ts';

const colors = { WIDER: 'orange', NARROWER: 'blue', MIXED: 'purple', EQUAL: 'default' } as const;

interface Props {
  readonly differences: readonly Difference[];
  readonly names: Names;
}

/** What each department gains and loses, in words and in rows. */
export function DifferenceList({ differences, names }: Props): ReactNode {
  const t = useTexts(consequenceTexts);
  const said = useSaid();
  return (
    <Part title={t.difference}>
      {differences.length === 0 ? <Typography.Text type="secondary">{t.nothing}</Typography.Text> : null}
      {differences.map((one) => (
        <div key={one.subject}>
          <Typography.Text strong>{departmentName(names, one.department, said)}</Typography.Text>{' '}
          <Tag color={colors[one.direction]}>{t.direction[one.direction]}</Tag>
          <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
            {one.sentences.map(({ text, direction }) => (
              <li key={text.en}>
                {said(text).replace(`${departmentName(names, one.department, said)}: `, '')}
                {direction === one.direction || said(text).endsWith(')') ? null : (
                  <Typography.Text type="secondary"> ({t.direction[direction]})</Typography.Text>
                )}
              </li>
            ))}
          </ul>
          <Rows rows={one.rows} names={names} />
        </div>
      ))}
    </Part>
  );
}

function Rows({ rows, names }: { readonly rows: Difference['rows']; readonly names: Names }): ReactNode {
  const t = useTexts(consequenceTexts);
  const said = useSaid();
  const language = useLanguage();
  const level = (text: string): string => {
    const [kind = '', mask] = text.split(/:(.*)/s);
    return wordFor(t.level, kind) + (mask ? ` (${maskWords(mask, language)})` : '');
  };
  const counted = rows.filter(({ timedOut, became }) => timedOut || (became?.length ?? 0) > 0);
  if (counted.length === 0) return <Typography.Text type="secondary">{t.noRows}</Typography.Text>;
  return (
    <Flex vertical>
      {counted.map(({ type, fields, timedOut, became }) => (
        <Typography.Text key={`${type}${fields.join()}`} type="secondary">
          {fields.length === 1
            ? fieldName(names, fields[0]!, said)
            : `${typeName(names, fields[0]!, said)} · ${t.more(fields.length)}`}
          {': '}
          {timedOut || !became
            ? t.timedOut
            : became
                .map(({ from, to, rows: count }) => t.move(level(from), level(to), count.toLocaleString()))
                .join('; ')}
        </Typography.Text>
      ))}
    </Flex>
  );
}

function typeName(names: Names, coordinate: string, said: ReturnType<typeof useSaid>): string {
  return said(names.entries.get(coordinate)?.typeTitle) || coordinate.split('.')[0]!;
}
