import theme from 'antd/es/theme';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../language/texts.ts';
import { appTexts } from './texts.ts';

/** The mark and the name, which lead to the first page. */
export function Brand({ isSmall = false }: { readonly isSmall?: boolean }): ReactNode {
  const t = useTexts(appTexts);
  const { token } = theme.useToken();
  return (
    <Link
      href="/"
      style={{
        display: 'flex',
        alignItems: 'center',
        gap: 10,
        padding: isSmall ? '4px 8px' : '18px 20px 14px',
        color: token.colorText,
        fontSize: isSmall ? 16 : 18,
        fontWeight: 600,
      }}
    >
      <img src="/console/icon.svg" alt="" width={isSmall ? 22 : 26} height={isSmall ? 22 : 26} />
      {t.name}
    </Link>
  );
}
