import Alert from 'antd/es/alert';
import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Skeleton from 'antd/es/skeleton';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { faultsOf, wordsOf } from '../../graph/problems.ts';
import { useLanguage, useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { Point } from '../../preview/documents.ts';
import { type Entries, useFieldName } from '../../preview/field-entries.ts';
import { inWords, type OpenedRequest } from './documents.ts';
import { Numbers } from './numbers.tsx';
import { approvalsTexts } from './texts.ts';

interface Props {
  readonly point: Point;
  readonly grant: OpenedRequest;
  readonly entries: Entries;
  /** Whose conditions these are: of the request, of the proposal, or of one who tries others. */
  readonly of: 'request' | 'proposed' | 'tried';
}

/** What becomes of the department's rights: in words, against the invariants, in rows and in its own operations. */
export function Consequences({ point, grant, entries, of }: Props): ReactNode {
  const t = useTexts(approvalsTexts);
  const said = useSaid();
  const language = useLanguage();
  const nameOf = useFieldName(entries);
  const variables = { policy: point, departments: [grant.department] };
  const [{ data, error, stale, fetching }] = useQuery({ query: inWords, variables });
  const sentences = data?.policyDiff.flatMap((one) => one.sentences) ?? [];
  const fresh = data?.policyCheck.breaches.filter(({ isNew }) => isNew) ?? [];
  const faults = faultsOf(error);
  /** A fault of a policy says in which of its changes; there is one here. */
  function place(where: string): string {
    const name = where.replace(/^changes\[0\] /, '');
    return name in t ? String(t[name as keyof typeof t]) : nameOf(name);
  }
  return (
    <Card
      id="consequences"
      size="small"
      title={t.consequences}
      extra={<Tag color={of === 'request' ? 'default' : 'purple'}>{t.of[of]}</Tag>}
    >
      {error ? (
        <Alert
          type="error"
          showIcon
          title={t.impossible}
          description={
            faults.length === 0
              ? wordsOf(error, language)
              : faults.map((fault) => (
                  <div key={fault.where + fault.zh}>{`${place(fault.where)} ${fault[language]}`}</div>
                ))
          }
        />
      ) : null}
      {data || error ? null : <Skeleton active paragraph={{ rows: 3 }} />}
      {data ? (
        <Flex vertical gap={12} style={{ opacity: stale && fetching ? 0.6 : 1 }}>
          {sentences.length === 0 ? <Typography.Text type="secondary">{t.noChange}</Typography.Text> : null}
          {sentences.map(({ text, direction }) => (
            <Flex key={text.zh} gap={8} align="baseline">
              <Tag color={directionColors[direction]} style={{ flex: 'none' }}>
                {t.direction[direction]}
              </Tag>
              <span>{said(text)}</span>
            </Flex>
          ))}
          {fresh.length > 0 ? (
            <Alert
              type="error"
              showIcon
              title={t.breaks}
              description={fresh.map(({ text, invariant }) => (
                <div key={text.zh}>
                  {said(text)} — {invariant.reason}
                </div>
              ))}
            />
          ) : (
            <Typography.Text type="secondary">
              {data.policyCheck.invariants.length === 0 ? t.noRules : t.keepsRules(data.policyCheck.invariants.length)}
            </Typography.Text>
          )}
          {sentences.length > 0 ? <Numbers variables={variables} entries={entries} /> : null}
        </Flex>
      ) : null}
    </Card>
  );
}

const directionColors = { WIDER: 'gold', NARROWER: 'green', MIXED: 'purple', EQUAL: 'default' } as const;
