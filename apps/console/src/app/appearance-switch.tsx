import BulbOutlined from '@ant-design/icons/es/icons/BulbOutlined';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import type { ReactNode } from 'react';
import { type Appearance, chooseAppearance, useAppearance } from '../appearance/appearance.ts';
import { useTexts } from '../language/texts.ts';
import { appTexts } from './texts.ts';

const offered = ['system', 'light', 'dark'] as const satisfies readonly Appearance[];

export function AppearanceSwitch(): ReactNode {
  const t = useTexts(appTexts);
  const appearance = useAppearance();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [appearance],
        items: offered.map((key) => ({ key, label: t[key] })),
        onClick: ({ key }) => chooseAppearance(key as Appearance),
      }}
    >
      <Button type="text" size="small" icon={<BulbOutlined />} aria-label={t.appearance} />
    </Dropdown>
  );
}
