import Table from 'antd/es/table';
import Tag from 'antd/es/tag';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { half } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import type { InstalledPlugin } from './documents.ts';
import { pluginsTexts } from './texts.ts';

/** Which settings the deployment gives; never what they are, for one may be a password. */
export function PluginSettings({ settings }: Pick<InstalledPlugin, 'settings'>): ReactNode {
  const t = useTexts(pluginsTexts);
  const language = useLanguage();
  if (settings.length === 0) return <Typography.Text type="secondary">{t.noSettings}</Typography.Text>;
  return (
    <>
      <Typography.Paragraph type="secondary">{t.settingsNote}</Typography.Paragraph>
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={[...settings]}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'name', title: t.setting, render: (_, { name }) => <code>{name}</code> },
          {
            key: 'description',
            title: t.meaning,
            render: (_, { description }) => (description ? half(description, language) : ''),
          },
          {
            key: 'set',
            title: t.isSet,
            render: (_, { required, isSet }) => (
              <Tag color={isSet ? 'green' : required ? 'red' : 'default'}>
                {isSet ? t.set : required ? t.missing : t.byDefault}
              </Tag>
            ),
          },
        ]}
      />
    </>
  );
}
