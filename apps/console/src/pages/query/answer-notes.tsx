import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type DeniedUse, deniedBy, half, said } from '../../graph/problems.ts';
import { type Language, useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { maskWords } from '../../sharing/masks.ts';
import { terms, wordFor } from '../../sharing/terms.ts';
import type { Answer } from './run-query.ts';
import { queryTexts } from './texts.ts';

/** What the answer says beside the data: what was refused, and how to ask for it; what came masked or not at all. */
export function AnswerNotes({ answer }: { readonly answer: Answer }): ReactNode {
  const t = useTexts(queryTexts);
  const language = useLanguage();
  const { errors = [], extensions } = answer;
  const refused = deniedBy(errors);
  const others = errors.filter((error) => deniedBy([error]).length === 0);
  const { masked = [], partial = [], denied = [], rounded } = extensions?.gridweave ?? {};
  // what came as null was to be read
  const left = denied.map(({ field, ...title }) => ({ coordinate: field, operator: 'read', ...title }));
  const separator = language === 'zh' ? ';' : '; ';
  return (
    <>
      {others.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t.errors}
          description={others.map((error) => (
            <div key={error.message}>{said(error, language)}</div>
          ))}
        />
      ) : null}
      {refused.length > 0 ? <Refused title={t.refused} denied={refused} language={language} type="error" /> : null}
      {left.length > 0 ? <Refused title={t.left} denied={left} language={language} type="warning" /> : null}
      {masked.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t.masked}
          description={masked
            .map(({ field, masks }) => `${field}: ${masks.map((mask) => maskWords(mask, language)).join(', ')}`)
            .join(separator)}
        />
      ) : null}
      {partial.length > 0 ? (
        <Alert type="info" showIcon title={t.partial} description={partial.map(({ field }) => field).join(separator)} />
      ) : null}
      {rounded === undefined ? null : <Alert type="info" showIcon title={t.rounded} />}
    </>
  );
}

interface RefusedProps {
  readonly title: string;
  readonly denied: readonly DeniedUse[];
  readonly language: Language;
  readonly type: 'error' | 'warning';
}

/** Fields that were not granted, each with the way to ask for it. */
function Refused({ title, denied, language, type }: RefusedProps): ReactNode {
  const t = useTexts(queryTexts);
  const { operator } = useTexts(terms);
  const coordinates = [...new Set(denied.map(({ coordinate }) => coordinate))];
  return (
    <Alert
      type={type}
      showIcon
      title={title}
      description={
        <>
          <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>
            {denied.map(({ coordinate, operator: use, title: name }) => (
              <li key={coordinate + use}>
                {name ? `${half(name, language)} ` : ''}
                <code>{coordinate}</code> · {wordFor(operator, use.toUpperCase())}{' '}
                <Link href={`/ask?fields=${coordinate}`}>{t.askOne}</Link>
              </li>
            ))}
          </ul>
          {coordinates.length > 1 ? (
            <Link href={`/ask?fields=${coordinates.join(',')}`}>
              <Button size="small">{t.ask}</Button>
            </Link>
          ) : null}
        </>
      }
    />
  );
}
