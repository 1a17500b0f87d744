import Flex from 'antd/es/flex';
import theme from 'antd/es/theme';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { writeDay } from '../../language/times.ts';
import { ListTable } from '../../page/list-table.tsx';
import { keysTexts } from './texts.ts';
import type { DayUse } from './usage-sums.ts';

/** Calls and rows by day, with bars that compare the days. */
export function DayTable({ days }: { readonly days: readonly DayUse[] }): ReactNode {
  const t = useTexts(keysTexts);
  const language = useLanguage();
  const most = Math.max(1, ...days.map(({ calls }) => calls));
  return (
    <>
      <ListTable<DayUse>
        keyOf={({ day }) => day}
        rows={days}
        pageSize={10}
        columns={[
          {
            key: 'day',
            title: t.day,
            width: 150,
            render: ({ day }) => (day === days[0]?.day ? t.today : writeDay(`${day}T04:00:00Z`, language)),
          },
          {
            key: 'calls',
            title: t.calls,
            render: ({ calls, refused }) => <Bar calls={calls} refused={refused} most={most} />,
          },
          {
            key: 'refused',
            title: t.refused,
            width: 110,
            align: 'end',
            render: ({ refused }) =>
              refused === 0 ? '0' : <Typography.Text type="danger">{writeNumber(refused, language)}</Typography.Text>,
          },
          {
            key: 'rows',
            title: t.rows,
            width: 130,
            align: 'end',
            render: ({ rows }) => writeNumber(rows, language),
          },
        ]}
      />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t.callsNote}
      </Typography.Text>
    </>
  );
}

function Bar({ calls, refused, most }: Omit<DayUse, 'day' | 'rows'> & { readonly most: number }): ReactNode {
  const language = useLanguage();
  const { token } = theme.useToken();
  const part = (count: number): string => `${(count / most) * 100}%`;
  return (
    <Flex align="center" gap={12}>
      <span style={{ flex: '0 0 64px', textAlign: 'end' }}>{writeNumber(calls, language)}</span>
      <span aria-hidden style={{ display: 'flex', flex: '1 1 120px', minWidth: 80, height: 10 }}>
        <span style={{ width: part(calls - refused), background: token.colorPrimary, borderRadius: 2 }} />
        <span style={{ width: part(refused), background: token.colorError, borderRadius: 2 }} />
      </span>
    </Flex>
  );
}
