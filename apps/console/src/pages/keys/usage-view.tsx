import Button from 'antd/es/button';
import Card from 'antd/es/card';
import Col from 'antd/es/col';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Row from 'antd/es/row';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { DayTable } from './day-table.tsx';
import type { Client, Usage } from './documents.ts';
import { FieldList } from './field-list.tsx';
import { LimitsView } from './limits-view.tsx';
import { RefusalList } from './refusal-list.tsx';
import { Section } from './section.tsx';
import { keysTexts } from './texts.ts';
import { mostRead, refusalsOf, usesOfDays } from './usage-sums.ts';

export const spans = [7, 31] as const;
export type Span = (typeof spans)[number];

interface Props {
  readonly usage: Usage;
  readonly clients: readonly Client[];
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
}

/** What the department did by day, what was refused and read, and what it may use. */
export function UsageView({ usage, clients, span, onSpan }: Props): ReactNode {
  const t = useTexts(keysTexts);
  const [client, setClient] = useState('');
  const found = client === '' ? usage.days : usage.days.filter((one) => one.client === client);
  return (
    <Flex vertical gap={24}>
      <Section
        title={t.usage}
        choice={
          <>
            <Segmented
              value={span}
              onChange={onSpan}
              options={spans.map((value) => ({ value, label: t.days(value) }))}
            />
            {clients.length > 1 ? (
              <Select
                value={client}
                onChange={setClient}
                aria-label={t.client}
                style={{ minWidth: 180 }}
                options={[
                  { value: '', label: t.everyClient },
                  ...clients.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            ) : null}
          </>
        }
      >
        {found.length === 0 ? (
          <Card>
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothingYet}>
              <Link href="/query">
                <Button>{t.toQuery}</Button>
              </Link>
            </Empty>
          </Card>
        ) : (
          <DayTable days={usesOfDays(found, span)} />
        )}
      </Section>
      {found.length === 0 ? null : (
        <Row gutter={[24, 24]}>
          <Col xs={24} lg={12}>
            <Section title={t.refusals}>
              <Card size="small">
                <RefusalList refusals={refusalsOf(found)} />
              </Card>
            </Section>
          </Col>
          <Col xs={24} lg={12}>
            <Section title={t.fields}>
              <Card size="small">
                <FieldList fields={mostRead(found, 10)} />
              </Card>
            </Section>
          </Col>
        </Row>
      )}
      <Section title={t.limits}>
        <LimitsView limits={usage.limits} />
      </Section>
    </Flex>
  );
}
