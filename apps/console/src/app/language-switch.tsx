import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { chooseLanguage, useLanguage } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { appTexts } from './texts.ts';

/** Names the other language, in that language. */
export function LanguageSwitch(): ReactNode {
  const t = useTexts(appTexts);
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" size="small" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => chooseLanguage(other)}>
      {t.language}
    </Button>
  );
}
