import App from 'antd/es/app';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { withdraw } from './documents.ts';
import { requestsTexts } from './texts.ts';

export function WithdrawButton({ id }: { readonly id: string }): ReactNode {
  const t = useTexts(requestsTexts);
  const language = useLanguage();
  const { message } = App.useApp();
  const [{ fetching }, send] = useMutation(withdraw);
  async function run(): Promise<void> {
    const { error } = await send({ id });
    if (error) message.error(wordsOf(error, language));
    else message.success(t.withdrawn);
  }
  return (
    <Popconfirm title={t.withdrawSure} okText={t.withdraw} cancelText={t.cancel} onConfirm={run}>
      <Button danger loading={fetching} style={{ alignSelf: 'start' }}>
        {t.withdraw}
      </Button>
    </Popconfirm>
  );
}
