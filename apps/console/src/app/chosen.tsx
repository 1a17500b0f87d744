import Button from 'antd/es/button';
import Skeleton from 'antd/es/skeleton';
import { type ReactNode, Suspense, useEffect } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { useSaid } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { entryOf } from '../page/page.ts';
import type { OfferedPage } from './pages.ts';
import { NoticePage } from './notice-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { appTexts } from './texts.ts';

/** The page that the address names; `/` leads to the first one. */
export function Chosen({ pages }: { readonly pages: readonly OfferedPage[] }): ReactNode {
  const t = useTexts(appTexts);
  const said = useSaid();
  const [location] = useLocation();
  const [first] = pages;
  const here = pages.find((page) => location === entryOf(page) || location.startsWith(`${entryOf(page)}/`));
  const name = here ? `${said(here.title)} · ${t.name}` : t.name;
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <PageBoundary key={here?.path}>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <Switch>
          {pages.map(({ path, Content }) => (
            <Route key={path} path={path}>
              <Content />
            </Route>
          ))}
          {first ? (
            <Route path="/">
              <Redirect to={entryOf(first)} replace />
            </Route>
          ) : null}
          <Route>
            <NoticePage title={t.noPage} hint={t.noPageHint}>
              <Link href="/">
                <Button type="primary">{t.back}</Button>
              </Link>
            </NoticePage>
          </Route>
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}
