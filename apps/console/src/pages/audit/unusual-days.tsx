import DatePicker from 'antd/es/date-picker';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import { ListTable } from '../../page/list-table.tsx';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { useNames } from '../../sharing/names.ts';
import { wordFor } from '../../sharing/terms.ts';
import { unusualVolume } from './documents.ts';
import { auditTexts } from './texts.ts';

/** Clients whose day was unlike their days before. */
export function UnusualDays(): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const names = useNames();
  const [day, setDay] = useState(() => dayjs());
  const [{ data, error, fetching }, reload] = useQuery({
    query: unusualVolume,
    variables: { day: day.format('YYYY-MM-DD') },
  });
  return (
    <Flex vertical gap={16}>
      <Flex wrap gap="8px 16px" align="center">
        <DatePicker
          value={day}
          allowClear={false}
          aria-label={t.day}
          disabledDate={(one) => one.isAfter(dayjs(), 'day')}
          onChange={(one) => {
            if (one) setDay(one);
          }}
        />
        <Typography.Text type="secondary">{t.unusualNote}</Typography.Text>
      </Flex>
      {error ? <LoadFailed error={error} retry={() => reload({ requestPolicy: 'network-only' })} /> : null}
      <ListTable
        keyOf={({ client, measure }) => `${client} ${measure}`}
        rows={data?.unusualVolume ?? []}
        isLoading={fetching}
        nothing={t.nothingUnusual}
        columns={[
          {
            key: 'who',
            title: t.who,
            render: ({ department, client }) => `${names.ofDepartment(department)} · ${names.ofClient(client)}`,
          },
          { key: 'measure', title: t.measure, render: ({ measure }) => wordFor(t.measures, measure) },
          { key: 'value', title: t.thatDay, align: 'end', render: ({ value }) => writeNumber(value, language) },
          { key: 'usual', title: t.usual, align: 'end', render: ({ usual }) => writeNumber(usual, language) },
          {
            key: 'times',
            title: t.times,
            align: 'end',
            render: ({ value, usual }) =>
              usual > 0 ? `${writeNumber(Math.round((value / usual) * 10) / 10, language)} ×` : t.neverBefore,
          },
        ]}
      />
    </Flex>
  );
}
