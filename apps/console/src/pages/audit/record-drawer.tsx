import Descriptions from 'antd/es/descriptions';
import Drawer from 'antd/es/drawer';
import Flex from 'antd/es/flex';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeMilliseconds, writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { maskWords } from '../../sharing/masks.ts';
import { useNames } from '../../sharing/names.ts';
import { wordFor } from '../../sharing/terms.ts';
import { operatorWord, usedFields } from '../../sharing/used-coordinate.ts';
import { CodeBlock } from '../../page/code-block.tsx';
import type { AuditRecord } from './documents.ts';
import { ProofExport } from './proof-export.tsx';
import { auditTexts } from './texts.ts';
import { useWho } from './who.ts';

interface Props {
  readonly record: AuditRecord | undefined;
  readonly onClose: () => void;
}

export function RecordDrawer({ record, onClose }: Props): ReactNode {
  const t = useTexts(auditTexts);
  return (
    <Drawer open={record !== undefined} onClose={onClose} size="min(720px, 100vw)" title={t.record}>
      {record ? <RecordDetail record={record} /> : null}
    </Drawer>
  );
}

interface Masked {
  readonly coordinate: string;
  readonly masks?: readonly string[];
}

/** All of a record, in words where there are words. */
function RecordDetail({ record }: { readonly record: AuditRecord }): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const names = useNames();
  const whoOf = useWho(names);
  const masked = new Map(
    (record.masked as readonly Masked[]).map(({ coordinate, masks }) => [coordinate, masks ?? []]),
  );
  const facts = [
    { key: 'time', label: t.time, children: writeTime(record.time, language) },
    { key: 'who', label: t.who, children: whoOf(record) },
    { key: 'behalf', label: t.onBehalfOf, children: record.onBehalfOf },
    { key: 'purpose', label: t.purpose, children: record.purpose ?? (record.kind === 'READ' ? t.noPurpose : null) },
    {
      key: 'outcome',
      label: t.outcome,
      children: <Tag color={record.outcome === 'ok' ? 'green' : 'red'}>{wordFor(t.outcomes, record.outcome)}</Tag>,
    },
    { key: 'rows', label: t.rowCount, children: writeNumber(record.rows, language) },
    { key: 'operation', label: t.operation, children: record.operationName },
    { key: 'duration', label: t.duration, children: writeMilliseconds(record.durationMs, language) },
    { key: 'policy', label: t.policyVersion, children: record.policyVersion },
    { key: 'request', label: t.requestId, children: record.requestId },
    { key: 'place', label: t.place, children: t.placeOf(record.chain, record.seq) },
    { key: 'hash', label: t.hash, children: <code style={{ wordBreak: 'break-all' }}>{record.hash}</code> },
  ].filter(({ children }) => children !== null && children !== '');
  const fields = usedFields(record.coordinates);
  return (
    <Flex vertical gap={20}>
      <Descriptions column={1} size="small" items={facts} styles={{ label: { width: 112 } }} />
      {fields.length > 0 ? (
        <Section title={t.whichFields}>
          {fields.map(({ coordinate, operators }) => (
            <div key={coordinate} style={{ padding: '2px 0' }} title={coordinate}>
              {names.ofField(coordinate)}{' '}
              {operators.map((operator) => (
                <Tag key={operator} style={{ marginInlineEnd: 4 }}>
                  {operatorWord(operator, language)}
                </Tag>
              ))}
              {masked.has(coordinate) ? (
                <Tag color="blue">
                  {masked
                    .get(coordinate)!
                    .map((mask) => maskWords(mask, language))
                    .join(' · ') || t.masked}
                </Tag>
              ) : null}
            </div>
          ))}
        </Section>
      ) : null}
      {record.document ? (
        <Section title={t.document} note={t.documentNote}>
          <CodeBlock text={record.document} />
        </Section>
      ) : null}
      {record.variables === null ? null : (
        <Section title={t.variables} note={t.variablesNote}>
          <CodeBlock text={JSON.stringify(record.variables, null, 2)} />
        </Section>
      )}
      {Object.keys(record.scopes as object).length > 0 ? (
        <Section title={t.scopes}>
          <CodeBlock text={JSON.stringify(record.scopes, null, 2)} />
        </Section>
      ) : null}
      {record.details === null ? null : (
        <Section title={t.details}>
          <CodeBlock text={JSON.stringify(record.details, null, 2)} />
        </Section>
      )}
      <Section title={t.proof}>
        <ProofExport key={record.hash} record={record} />
      </Section>
    </Flex>
  );
}

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Section({ title, note, children }: SectionProps): ReactNode {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15, marginBottom: 8 }}>
        {title}
      </Typography.Title>
      {note ? (
        <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
          {note}
        </Typography.Paragraph>
      ) : null}
      {children}
    </section>
  );
}
