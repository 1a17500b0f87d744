import App from 'antd/es/app';
import Typography from 'antd/es/typography';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { useSaid } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { ReasonModal } from '../../page/reason-modal.tsx';
import { draftOf, type InstalledPlugin, submitDraft } from './documents.ts';
import { pluginsTexts } from './texts.ts';

interface Props {
  readonly plugin: InstalledPlugin;
  readonly onClose: () => void;
}

/** Writes a draft that switches the plugin on, and sends it for approval. */
export function EnablePlugin({ plugin, onClose }: Props): ReactNode {
  const t = useTexts(pluginsTexts);
  const said = useSaid();
  const { message } = App.useApp();
  const [, write] = useMutation(draftOf);
  const [, submit] = useMutation(submitDraft);
  const name = said(plugin.title) || plugin.name;
  return (
    <ReasonModal
      title={t.enableTitle(name)}
      act={t.sendDraft}
      onClose={onClose}
      onAct={async (reason) => {
        const changes = [{ plugin: { plugin: plugin.name, enabled: true, reason } }];
        const written = await write({ draft: { title: t.draftTitle(name), reason, changes } });
        if (!written.data) return written.error;
        const { error } = await submit({ id: written.data.createDraft.id });
        if (!error) message.success(t.draftSent);
        return error;
      }}
    >
      <Typography.Paragraph style={{ marginBottom: 0 }}>{t.enableWhat}</Typography.Paragraph>
    </ReasonModal>
  );
}
