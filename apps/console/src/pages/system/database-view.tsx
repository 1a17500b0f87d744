import Card from 'antd/es/card';
import Flex from 'antd/es/flex';
import Progress from 'antd/es/progress';
import theme from 'antd/es/theme';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.ts';
import { writeBytes } from '../../language/numbers.ts';
import { useTexts } from '../../language/texts.ts';
import type { System } from './documents.ts';
import { systemTexts } from './texts.ts';

/** The size of the database and of the schemas in it. */
export function DatabaseView({ database }: { readonly database: System['database'] }): ReactNode {
  const t = useTexts(systemTexts);
  const language = useLanguage();
  const { token } = theme.useToken();
  const { version, bytes, connections, mostConnections, schemas } = database;
  const known: Readonly<Record<string, string>> = t.schemas;
  return (
    <Card size="small">
      <Typography.Paragraph>
        {t.databaseFacts(version, writeBytes(bytes, language), connections, mostConnections)}
      </Typography.Paragraph>
      <Flex vertical gap={4}>
        {schemas.map(({ name, bytes: size }) => (
          <Flex key={name} wrap gap="0 12px" align="center">
            <span style={{ flex: '0 0 220px' }}>
              {name}{' '}
              {known[name] ? (
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                  {known[name]}
                </Typography.Text>
              ) : null}
            </span>
            <Progress
              percent={Math.max(0.5, (size / bytes) * 100)}
              showInfo={false}
              size="small"
              strokeColor={token.colorPrimary}
              aria-label={name}
              style={{ flex: '1 1 120px', maxWidth: 480, margin: 0 }}
            />
            <span style={{ flex: '0 0 84px', textAlign: 'end' }}>{writeBytes(size, language)}</span>
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
