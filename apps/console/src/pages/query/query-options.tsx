import PlayCircleOutlined from '@ant-design/icons/es/icons/PlayCircleOutlined';
import StopOutlined from '@ant-design/icons/es/icons/StopOutlined';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.ts';
import { queryTexts } from './texts.ts';

/** How a document is run. */
export interface Wishes {
  readonly variables: string;
  readonly purpose: string;
  readonly deniedAsNull: boolean;
}

interface Props {
  readonly wishes: Wishes;
  readonly isRunning: boolean;
  /** Purposes and refused fields are matters of departments. */
  readonly isOfDepartment: boolean;
  readonly onChange: (wishes: Wishes) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

export function QueryOptions({ wishes, isRunning, isOfDepartment, onChange, onRun, onStop }: Props): ReactNode {
  const t = useTexts(queryTexts);
  return (
    <Flex vertical gap={12} style={{ marginTop: 12 }}>
      <Flex align="center" gap={12}>
        {isRunning ? (
          <Button size="large" icon={<StopOutlined />} onClick={onStop}>
            {t.stop}
          </Button>
        ) : (
          <Button size="large" type="primary" icon={<PlayCircleOutlined />} onClick={onRun}>
            {t.run}
          </Button>
        )}
        <Typography.Text type="secondary">{t.shortcut}</Typography.Text>
      </Flex>
      {isOfDepartment ? (
        <label>
          <Typography.Text type="secondary">{t.purpose}</Typography.Text>
          <Input
            maxLength={200}
            placeholder={t.purposeHint}
            value={wishes.purpose}
            onChange={({ target }) => onChange({ ...wishes, purpose: target.value })}
          />
        </label>
      ) : null}
      <label>
        <Typography.Text type="secondary">{t.variables}</Typography.Text>
        <Input.TextArea
          rows={2}
          spellCheck={false}
          placeholder="{ }"
          value={wishes.variables}
          onChange={({ target }) => onChange({ ...wishes, variables: target.value })}
          style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace' }}
        />
      </label>
      {isOfDepartment ? (
        <Checkbox
          checked={wishes.deniedAsNull}
          onChange={({ target }) => onChange({ ...wishes, deniedAsNull: target.checked })}
        >
          {t.asNull}
        </Checkbox>
      ) : null}
    </Flex>
  );
}
