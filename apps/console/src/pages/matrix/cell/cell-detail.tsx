import Alert from 'antd/es/alert';
import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import Timeline from 'antd/es/timeline';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../../language/language.ts';
import { useTexts } from '../../../language/texts.ts';
import { writeTime } from '../../../language/times.ts';
import type { Names } from '../../../sharing/admin-catalogue.ts';
import { LoadFailed } from '../../../sharing/load-failed.tsx';
import { CategoryTag, SensitivityTag } from '../../../sharing/tags.tsx';
import { wordFor } from '../../../sharing/terms.ts';
import { wordsOf } from '../cell-look.ts';
import { cellRules } from '../documents.ts';
import type { FieldRow } from '../table.ts';
import { matrixTexts } from '../texts.ts';
import { historyOf } from './cell-history.ts';
import { DenialCard } from './denial-card.tsx';
import { GrantCard } from './grant-card.tsx';
import { Section } from './section.tsx';
import { cellTexts } from './texts.ts';

interface Props {
  readonly row: FieldRow;
  readonly place: number;
  readonly department: string;
  readonly names: Names;
}

/** What a cell allows, by which rules, how it came to that, and whether it is used. */
export function CellDetail({ row, place, department, names }: Props): ReactNode {
  const t = useTexts(cellTexts);
  const words = useTexts(matrixTexts);
  const language = useLanguage();
  const { entry } = row;
  const kind = row.kinds[place]!;
  const before = row.isDifferent[place] ? row.before[place] : undefined;
  const [{ data, error }, reload] = useQuery({
    query: cellRules,
    variables: { department, field: entry.coordinate, coordinate: entry.coordinate },
    requestPolicy: 'cache-and-network',
  });
  const use = data?.catalogue[0]?.uses.find((one) => one.department === department);
  return (
    <Flex vertical gap={24}>
      <Flex vertical gap={8}>
        <div>
          <Typography.Text code copyable>
            {entry.coordinate}
          </Typography.Text>
          <span style={{ marginInlineStart: 8 }}>
            <CategoryTag category={entry.category} />
            <SensitivityTag sensitivity={entry.sensitivity} />
          </span>
        </div>
        <Typography.Text strong style={{ fontSize: 16 }}>
          {wordsOf(kind, words, language)}
        </Typography.Text>
        {before ? <Alert type="warning" title={`${t.was}: ${wordsOf(before, words, language)}`} /> : null}
        {kind.isByDefault ? <Typography.Text type="secondary">{t.byDefault}</Typography.Text> : null}
        {entry.category === 'NONE' ? <Typography.Text type="secondary">{t.notShared}</Typography.Text> : null}
        {data ? (
          <Typography.Text type="secondary">
            {use
              ? `${t.used}: ${t.usedWords(use.operations.toLocaleString(), Number(use.rows).toLocaleString(), writeTime(use.lastUsed, language))}`
              : t.unused}
          </Typography.Text>
        ) : null}
      </Flex>
      {error && !data ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      {data ? (
        <>
          {data.denials.length > 0 ? (
            <Section title={t.denials}>
              {data.denials.map((denial) => (
                <DenialCard key={denial.id} denial={denial} names={names} />
              ))}
            </Section>
          ) : null}
          <Section title={t.grants}>
            {data.grants.length === 0 ? <Typography.Text type="secondary">{t.noGrants}</Typography.Text> : null}
            {data.grants.map((grant) => (
              <GrantCard key={grant.id} grant={grant} names={names} />
            ))}
          </Section>
          <Section title={t.history}>
            <History data={data} names={names} />
          </Section>
        </>
      ) : error ? null : (
        <Skeleton active />
      )}
    </Flex>
  );
}

function History({
  data,
  names,
}: {
  readonly data: Parameters<typeof historyOf>[0];
  readonly names: Names;
}): ReactNode {
  const t = useTexts(cellTexts);
  const language = useLanguage();
  const steps = historyOf(data);
  if (steps.length === 0) return <Typography.Text type="secondary">{t.noHistory}</Typography.Text>;
  return (
    <Timeline
      style={{ marginTop: 8 }}
      items={steps.map(({ at, by, step, reason, of }) => ({
        key: `${at}${step}${of}`,
        content: (
          <>
            {wordFor(t.step, step)}{' '}
            <Typography.Text type="secondary">
              {writeTime(at, language)} · {names.persons.get(by) ?? by}
            </Typography.Text>
            {reason ? <div>{reason}</div> : null}
          </>
        ),
      }))}
    />
  );
}
