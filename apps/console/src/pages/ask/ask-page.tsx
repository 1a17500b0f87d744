import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useCatalogue } from '../../sharing/catalogue.ts';
import { LoadFailed } from '../../sharing/load-failed.tsx';
import { AskForm } from './ask-form.tsx';
import { type Sent, SentResult } from './sent-result.tsx';
import { askTexts } from './texts.ts';

/** Asks for the fields that the address names, `?fields=Person.phone,Person.name`, or any others. */
export default function AskPage(): ReactNode {
  const t = useTexts(askTexts);
  const [search] = useSearchParams();
  const { entries, error, reload } = useCatalogue();
  const [sent, setSent] = useState<Sent>();
  const named = search.get('fields') ?? '';
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {error ? <LoadFailed error={error} retry={reload} /> : null}
      {sent ? (
        <SentResult sent={sent} onAnother={() => setSent(undefined)} />
      ) : (
        <AskForm key={named} entries={entries} named={named.split(',').filter(Boolean)} onSent={setSent} />
      )}
    </>
  );
}
