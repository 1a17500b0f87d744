import PlayCircleOutlined from '@ant-design/icons/es/icons/PlayCircleOutlined';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Col from 'antd/es/col';
import Flex from 'antd/es/flex';
import Input from 'antd/es/input';
import Row from 'antd/es/row';
import Typography from 'antd/es/typography';
import type { ResultOf } from 'gql.tada';
import type { GraphQLSchema } from 'graphql';
import { type ReactNode, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { useSearchParams } from 'wouter';
import { Editor } from '../../editor/editor.tsx';
import { variablesIn } from '../../graph/variables.ts';
import { useTexts } from '../../language/texts.ts';
import { previewQuery } from '../../preview/documents.ts';
import { useSession } from '../../session/session.ts';
import { argumentsOf, type Viewed } from './moment.ts';
import { PreviewOutcome } from './preview-outcome.tsx';
import { viewAsTexts } from './texts.ts';

/** What became of a run: the answer and the document that it is of, or what was said against it. */
export type Ran =
  | { readonly kind: 'none' | 'bad-variables' }
  | {
      readonly kind: 'answered';
      readonly document: string;
      readonly answer: ResultOf<typeof previewQuery>['previewQuery'];
    }
  | { readonly kind: 'refused'; readonly error: CombinedError };

interface Props {
  readonly viewed: Viewed;
  readonly graph: GraphQLSchema | undefined;
}

const kept = 'gridweave-view-as';
const welcome = `{
  persons(first: 10) {
    nodes {
      id
      name
      phone
    }
  }
}
`;
const runners = ['catalogue-keeper', 'approver', 'auditor'] as const;

/** Runs an operation as the department. */
export function OperationTab({ viewed, graph }: Props): ReactNode {
  const t = useTexts(viewAsTexts);
  const client = useClient();
  const { session } = useSession();
  const [search] = useSearchParams();
  const [text, setText] = useState(() => search.get('document') ?? sessionStorage.getItem(kept) ?? welcome);
  const [variables, setVariables] = useState('');
  const [deniedAsNull, setDeniedAsNull] = useState(true);
  const [ran, setRan] = useState<Ran>({ kind: 'none' });
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => sessionStorage.setItem(kept, text), [text]);
  const mayRun = session.kind === 'admin' && runners.some((role) => session.roles.includes(role));
  async function run(): Promise<void> {
    const given = variablesIn(variables);
    if (given === undefined) return setRan({ kind: 'bad-variables' });
    setIsRunning(true);
    const asked = { ...argumentsOf(viewed), query: text, variables: given, deniedAsNull };
    const { data, error } = await client.query(previewQuery, asked, { requestPolicy: 'network-only' }).toPromise();
    setIsRunning(false);
    if (data) setRan({ kind: 'answered', document: text, answer: data.previewQuery });
    else if (error) setRan({ kind: 'refused', error });
  }
  if (!mayRun) return <Alert type="info" showIcon title={t.notForRole} />;
  return (
    <Row gutter={[24, 24]}>
      <Col xs={24} xl={10}>
        <Editor value={text} label={t.document} graph={graph} onChange={setText} onRun={() => void run()} />
        <Flex vertical gap={12} style={{ marginTop: 12 }}>
          <Flex align="center" gap={12}>
            <Button size="large" type="primary" icon={<PlayCircleOutlined />} loading={isRunning} onClick={run}>
              {t.runNow}
            </Button>
            <Typography.Text type="secondary">{t.shortcut}</Typography.Text>
          </Flex>
          <Checkbox checked={deniedAsNull} onChange={({ target }) => setDeniedAsNull(target.checked)}>
            {t.deniedAsNull}
          </Checkbox>
          <label>
            <Typography.Text type="secondary">{t.variables}</Typography.Text>
            <Input.TextArea
              rows={2}
              spellCheck={false}
              placeholder="{ }"
              value={variables}
              onChange={({ target }) => setVariables(target.value)}
              style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace' }}
            />
          </label>
        </Flex>
      </Col>
      <Col xs={24} xl={14}>
        <PreviewOutcome ran={ran} graph={graph} />
      </Col>
    </Row>
  );
}
