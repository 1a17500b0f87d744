import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import Typography from 'antd/es/typography';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { wordsOf } from '../../graph/problems.ts';
import { useLanguage } from '../../language/language.ts';
import { useTexts } from '../../language/texts.ts';
import { CodeBlock } from '../../page/code-block.tsx';
import { type AuditRecord, auditProof } from './documents.ts';
import { saveFile } from './save-file.ts';
import { auditTexts } from './texts.ts';

/** Writes the proof of a record as a file, and says how anybody can check it without the platform. */
export function ProofExport({ record: { chain, seq } }: { readonly record: AuditRecord }): ReactNode {
  const t = useTexts(auditTexts);
  const language = useLanguage();
  const client = useClient();
  const [problem, setProblem] = useState<string>();
  const [isSaved, setIsSaved] = useState(false);
  const [isLoading, setIsLoading] = useState(false);
  const name = `proof-${chain.slice(0, 8)}-${seq}.json`;
  async function save(): Promise<void> {
    setIsLoading(true);
    const { data, error } = await client
      .query(auditProof, { chain, seq }, { requestPolicy: 'network-only' })
      .toPromise();
    setIsLoading(false);
    setProblem(error ? wordsOf(error, language) : undefined);
    if (!data) return;
    saveFile(name, JSON.stringify(data.auditProof, null, 2));
    setIsSaved(true);
  }
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary">{t.proofNote}</Typography.Text>
      <Button type="primary" loading={isLoading} onClick={() => void save()} style={{ alignSelf: 'start' }}>
        {t.proofSave}
      </Button>
      {problem ? <Alert type="warning" showIcon title={problem} /> : null}
      {isSaved ? (
        <>
          <Typography.Text>{t.proofSaved(name)}</Typography.Text>
          <CodeBlock text={`npx pnpm gridweave audit check-proof ${name} --key audit-seal.pem.pub`} />
          <Typography.Text type="secondary">{t.proofKey}</Typography.Text>
        </>
      ) : null}
    </Flex>
  );
}
