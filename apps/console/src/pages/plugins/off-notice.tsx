import Alert from 'antd/es/alert';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { writeTime } from '../../language/times.ts';
import { useNames } from '../../sharing/names.ts';
import { waitingDrafts } from './documents.ts';
import { pluginsTexts } from './texts.ts';

interface PluginChange {
  readonly kind: string;
  readonly plugin?: string;
  readonly enabled?: boolean;
}

/** That a plugin is off, and the drafts that would switch it on. */
export function OffNotice({ plugin }: { readonly plugin: string }): ReactNode {
  const t = useTexts(pluginsTexts);
  const language = useLanguage();
  const names = useNames();
  const [{ data }] = useQuery({ query: waitingDrafts });
  const waiting = (data?.drafts ?? []).filter(({ changes }) =>
    (changes as readonly PluginChange[]).some(
      (change) => change.kind === 'plugin' && change.plugin === plugin && change.enabled === true,
    ),
  );
  return (
    <Alert
      type="info"
      showIcon
      title={t.isOff}
      description={waiting.map(({ id, title, state, author, createdAt }) => (
        <div key={id}>
          {t.draftWaits(title, names.ofAdmin(author), writeTime(createdAt, language))} {t.draftStates[state]}
        </div>
      ))}
    />
  );
}
