import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Grid from 'antd/es/grid';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay } from '../../language/times.ts';
import { ListTable } from '../../page/list-table.tsx';
import { DayBar } from './day-bar.tsx';
import { keysTexts } from './texts.ts';
import type { DayUse } from './usage-sums.ts';

interface Props {
  readonly days: readonly DayUse[];
}

interface NamedDay extends DayUse {
  readonly name: string;
  /** Calls of the day that has most. */
  readonly most: number;
}

/** Calls and rows by day, with bars that compare the days. */
export function DayTable({ days }: Props): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  const isWide = Grid.useBreakpoint().md === true;
  const most = Math.max(1, ...days.map(({ calls }) => calls));
  const named = days.map((use, back) => ({
    ...use,
    most,
    name: back === 0 ? t.today : writeDay(`${use.day}T04:00:00Z`, language),
  }));
  return (
    <>
      {isWide ? <WideTable days={named} /> : <NarrowList days={named} />}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t.callsNote}
      </Typography.Text>
    </>
  );
}

function WideTable({ days }: { readonly days: readonly NamedDay[] }): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  return (
    <ListTable<NamedDay>
      keyOf={({ day }) => day}
      rows={days}
      columns={[
        { key: 'day', title: t.day, width: 150, render: ({ name }) => name },
        {
          key: 'calls',
          title: t.calls,
          render: (use) => (
            <Flex align="center" gap={12}>
              <span style={{ flex: '0 0 64px' }}>{writeNumber(use.calls, language)}</span>
              <DayBar {...use} />
            </Flex>
          ),
        },
        {
          key: 'refused',
          title: t.refused,
          width: 110,
          align: 'end',
          render: ({ refused }) => (
            <Typography.Text type={refused === 0 ? 'secondary' : 'danger'}>
              {writeNumber(refused, language)}
            </Typography.Text>
          ),
        },
        { key: 'rows', title: t.rows, width: 130, align: 'end', render: ({ rows }) => writeNumber(rows, language) },
      ]}
    />
  );
}

function NarrowList({ days }: { readonly days: readonly NamedDay[] }): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  return (
    <Card size="small" style={{ marginBottom: 4 }}>
      <Flex vertical gap={10}>
        {days.map((use) => (
          <div key={use.day}>
            <Flex wrap justify="space-between" gap="0 12px">
              <span>{use.name}</span>
              <span>
                {use.refused > 0 ? (
                  <Typography.Text type="danger">{`${t.refused} ${writeNumber(use.refused, language)} · `}</Typography.Text>
                ) : null}
                {t.callsAndRows(writeNumber(use.calls, language), writeNumber(use.rows, language))}
              </span>
            </Flex>
            <Flex>
              <DayBar {...use} />
            </Flex>
          </div>
        ))}
      </Flex>
    </Card>
  );
}
