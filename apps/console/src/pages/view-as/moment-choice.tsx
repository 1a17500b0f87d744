import DatePicker from 'antd/es/date-picker';
import Flex from 'antd/es/flex';
import Segmented from 'antd/es/segmented';
import Typography from 'antd/es/typography';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../language/texts.ts';
import { clockTime, momentOf } from '../../language/times.ts';
import { viewAsTexts } from './texts.ts';

interface Props {
  readonly at: string | undefined;
  readonly onChange: (at: string | undefined) => void;
}

/** Now, or a moment before or after it. */
export function MomentChoice({ at, onChange }: Props): ReactNode {
  const t = useTexts(viewAsTexts);
  const [isOther, setIsOther] = useState(at !== undefined);
  return (
    <Flex vertical gap={4}>
      <Typography.Text type="secondary">{t.when}</Typography.Text>
      <Flex wrap gap={8}>
        <Segmented
          value={isOther ? 'other' : 'now'}
          onChange={(value) => {
            setIsOther(value === 'other');
            if (value === 'now') onChange(undefined);
          }}
          options={[
            { value: 'now', label: t.now },
            { value: 'other', label: t.other },
          ]}
        />
        {isOther ? (
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            aria-label={t.when}
            placeholder={t.chooseTime}
            value={at === undefined ? null : dayjs(clockTime(at))}
            onChange={(value) => onChange(value ? momentOf(value.format('YYYY-MM-DDTHH:mm')) : undefined)}
          />
        ) : null}
      </Flex>
    </Flex>
  );
}
