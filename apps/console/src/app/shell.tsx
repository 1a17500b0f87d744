import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Flex from 'antd/es/flex';
import Grid from 'antd/es/grid';
import Layout from 'antd/es/layout';
import theme from 'antd/es/theme';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../language/texts.ts';
import { isFor } from '../page/page.ts';
import { useSession } from '../session/session.ts';
import { Brand } from './brand.tsx';
import { Chosen } from './chosen.tsx';
import { pages } from './pages.ts';
import { Sidebar } from './sidebar.tsx';
import { appTexts } from './texts.ts';
import { Who } from './who.tsx';

/** Sidebar, or a drawer where the window is narrow, beside the page that the address names. */
export function Shell(): ReactNode {
  const t = useTexts(appTexts);
  const { session } = useSession();
  const { token } = theme.useToken();
  const isWide = Grid.useBreakpoint().md === true;
  const [isOpen, setIsOpen] = useState(false);
  const [location] = useLocation();
  useEffect(() => setIsOpen(false), [location]);
  const offered = pages.filter((page) => isFor(page, session));
  const border = `1px solid ${token.colorBorderSecondary}`;
  const side = (
    <Flex vertical style={{ height: '100%' }}>
      <Brand />
      <div style={{ flex: 1, overflowY: 'auto' }}>
        <Sidebar pages={offered} />
      </div>
      <Who />
    </Flex>
  );
  return (
    <Layout style={{ minHeight: '100vh', background: token.colorBgLayout }}>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      {isWide ? (
        <Layout.Sider
          theme="light"
          width={232}
          style={{ position: 'sticky', top: 0, height: '100vh', borderInlineEnd: border }}
        >
          {side}
        </Layout.Sider>
      ) : (
        <Drawer
          open={isOpen}
          onClose={() => setIsOpen(false)}
          placement="left"
          size={280}
          closable={false}
          title={null}
          aria-label={t.menu}
          styles={{ body: { padding: 0 } }}
        >
          {side}
        </Drawer>
      )}
      <Layout style={{ background: 'transparent', minWidth: 0 }}>
        {isWide ? null : (
          <Flex
            component="header"
            align="center"
            gap={4}
            style={{
              position: 'sticky',
              top: 0,
              zIndex: 5,
              padding: 4,
              background: token.colorBgContainer,
              borderBottom: border,
            }}
          >
            <Button
              type="text"
              size="large"
              icon={<MenuOutlined />}
              aria-label={t.menu}
              onClick={() => setIsOpen(true)}
            />
            <Brand isSmall />
          </Flex>
        )}
        <main id="content" className="content" tabIndex={-1} style={{ outline: 'none' }}>
          <Chosen pages={offered} />
        </main>
      </Layout>
    </Layout>
  );
}
