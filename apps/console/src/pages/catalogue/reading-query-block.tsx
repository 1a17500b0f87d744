import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import theme from 'antd/es/theme';
import Typography from 'antd/es/typography';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { graphOf } from '../../graph/introspection.ts';
import { useTexts } from '../../language/texts.ts';
import { useSession } from '../../session/session.ts';
import type { CatalogueEntry } from '../../sharing/catalogue.ts';
import { catalogueTexts } from './texts.ts';

/** The query that reads a field, to copy or to run. */
export function ReadingQuery({ entry: { coordinate } }: { readonly entry: CatalogueEntry }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { message } = App.useApp();
  const { token } = theme.useToken();
  const { session } = useSession();
  const [query, setQuery] = useState<string | null>();
  useEffect(() => {
    Promise.all([graphOf(session), import('./reading-query.ts')]).then(
      ([graph, { readingQuery }]) => setQuery(readingQuery(graph, coordinate) ?? null),
      () => setQuery(null),
    );
  }, [session, coordinate]);
  if (query === undefined) return null;
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.query}
      </Typography.Title>
      {query === null ? (
        <Typography.Text type="secondary">{t.noQuery}</Typography.Text>
      ) : (
        <>
          <pre
            tabIndex={0}
            style={{
              margin: '0 0 8px',
              padding: 12,
              overflow: 'auto',
              background: token.colorFillTertiary,
              borderRadius: 6,
            }}
          >
            {query}
          </pre>
          <Flex gap={8}>
            <Button
              icon={<CopyOutlined />}
              onClick={() => {
                // there is no clipboard over plain http from elsewhere
                navigator.clipboard?.writeText(query).then(
                  () => message.success(t.copied),
                  () => {},
                );
              }}
            >
              {t.copy}
            </Button>
            <Link href={`/query?document=${encodeURIComponent(query)}`}>
              <Button>{t.openInQuery}</Button>
            </Link>
          </Flex>
        </>
      )}
    </section>
  );
}
