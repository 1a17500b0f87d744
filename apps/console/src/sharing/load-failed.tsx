import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { wordsOf } from '../graph/problems.ts';
import { useLanguage } from '../language/language.ts';
import { useTexts } from '../language/texts.ts';
import { terms } from './terms.ts';

/** Says what could not be loaded and why, with a way to try again. */
export function LoadFailed({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }): ReactNode {
  const t = useTexts(terms);
  const language = useLanguage();
  return (
    <Alert
      type="error"
      showIcon
      title={t.failed}
      description={wordsOf(error, language)}
      action={<Button onClick={retry}>{t.retry}</Button>}
    />
  );
}
