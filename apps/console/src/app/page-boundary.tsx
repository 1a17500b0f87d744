import Button from 'antd/es/button';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../language/texts.ts';
import { NoticePage } from './notice-page.tsx';
import { appTexts } from './texts.ts';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a page that fails from taking the console with it. */
export class PageBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed(): ReactNode {
  const t = useTexts(appTexts);
  return (
    <NoticePage title={t.failed} hint={t.failedHint}>
      <Button type="primary" onClick={() => location.reload()}>
        {t.reload}
      </Button>
    </NoticePage>
  );
}
