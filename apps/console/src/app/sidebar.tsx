import Menu from 'antd/es/menu';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useSaid } from '../language/language.ts';
import { entryOf, type Page } from '../page/page.ts';

/** Links to the pages that are for who is signed in. */
export function Sidebar({ pages }: { readonly pages: readonly Page[] }): ReactNode {
  const said = useSaid();
  const [location] = useLocation();
  const here =
    pages.find((page) => location === entryOf(page) || location.startsWith(`${entryOf(page)}/`)) ??
    (location === '/' ? pages[0] : undefined);
  return (
    <nav>
      <Menu
        mode="inline"
        style={{ border: 'none', background: 'transparent' }}
        selectedKeys={here ? [here.path] : []}
        items={pages.map((page) => ({
          key: page.path,
          icon: <page.icon />,
          label: <Link href={entryOf(page)}>{said(page.title)}</Link>,
        }))}
      />
    </nav>
  );
}
