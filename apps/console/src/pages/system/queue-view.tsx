import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import type { ServerProcess, System } from './documents.ts';
import { systemTexts } from './texts.ts';

interface Props {
  readonly queues: System['queues'];
  readonly processes: readonly ServerProcess[];
}

/** What waits to be done, and what it means that it waits. */
export function QueueView({ queues, processes }: Props): ReactNode {
  const t = useTexts(systemTexts);
  const language = useLanguage();
  const unwritten = processes.reduce((sum, { isAlive, auditWaiting }) => sum + (isAlive ? auditWaiting : 0), 0);
  const items = [
    { key: 'audit', label: t.auditWaiting, count: unwritten, note: t.auditWaitingNote, isBad: unwritten > 1_000 },
    {
      key: 'unsealed',
      label: t.unsealed,
      count: queues.unsealed,
      note: queues.lastSeal ? t.lastSeal(writeTime(queues.lastSeal, language)) : t.noSeal,
      isBad: false,
    },
    { key: 'jobs', label: t.jobsRunning, count: queues.jobsRunning, note: t.jobsNote, isBad: false },
    {
      key: 'webhooks',
      label: t.webhooksFailing,
      count: queues.webhooksFailing,
      note: t.webhooksNote,
      isBad: queues.webhooksFailing > 0,
    },
    {
      key: 'dead',
      label: t.deadLetters,
      count: queues.deadLetters,
      note: t.deadLettersNote,
      isBad: queues.deadLetters > 0,
    },
  ];
  return (
    <Flex wrap gap={12}>
      {items.map(({ key, label, count, note, isBad }) => (
        <Card key={key} size="small" style={{ flex: '1 1 190px' }}>
          <div>{label}</div>
          <Typography.Text strong style={{ fontSize: 22 }} {...(isBad ? { type: 'warning' as const } : {})}>
            {writeNumber(count, language)}
          </Typography.Text>
          <div>
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {note}
            </Typography.Text>
          </div>
        </Card>
      ))}
    </Flex>
  );
}
