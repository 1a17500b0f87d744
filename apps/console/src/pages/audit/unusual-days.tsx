import DatePicker from 'antd/es/date-picker';
import Empty from 'antd/es/empty';
import Flex from 'antd/es/flex';
import Table from 'antd/es/table';
import Typography from 'antd/es/typography';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { writeNumber } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
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
      <Table
        size="middle"
        rowKey={({ client, measure }) => `${client} ${measure}`}
        dataSource={data?.unusualVolume ?? []}
        loading={fetching}
        pagination={false}
        scroll={{ x: 560 }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothingUnusual} /> }}
        columns={[
          {
            key: 'who',
            title: t.who,
            render: (_, { department, client }) => `${names.ofDepartment(department)} · ${names.ofClient(client)}`,
          },
          { key: 'measure', title: t.measure, render: (_, { measure }) => wordFor(t.measures, measure) },
          { key: 'value', title: t.thatDay, align: 'end', render: (_, { value }) => writeNumber(value, language) },
          { key: 'usual', title: t.usual, align: 'end', render: (_, { usual }) => writeNumber(usual, language) },
          {
            key: 'times',
            title: t.times,
            align: 'end',
            render: (_, { value, usual }) =>
              usual > 0 ? `${writeNumber(Math.round((value / usual) * 10) / 10, language)} ×` : t.neverBefore,
          },
        ]}
      />
    </Flex>
  );
}
