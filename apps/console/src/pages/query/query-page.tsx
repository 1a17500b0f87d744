import Col from 'antd/es/col';
import Row from 'antd/es/row';
import type { GraphQLSchema } from 'graphql';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { Editor } from '../../editor/editor.tsx';
import { graphOf } from '../../graph/introspection.ts';
import { variablesIn } from '../../graph/variables.ts';
import { useTexts } from '../../language/texts.ts';
import { PageTitle } from '../../page/page-title.tsx';
import { useSession } from '../../session/session.ts';
import { Outcome, type OutcomeState } from './outcome.tsx';
import { QueryOptions, type Wishes } from './query-options.tsx';
import { runQuery } from './run-query.ts';
import { SavedButtons } from './saved-buttons.tsx';
import { queryTexts } from './texts.ts';

/** What is in the editor at first. */
const welcome = {
  admin: `{
  me {
    name
    roles
  }
}
`,
  department: `{
  houses(first: 10) {
    nodes {
      id
      address
    }
  }
}
`,
};

/** A document to write and run as who is signed in, and what came of it. */
export default function QueryPage(): ReactNode {
  const t = useTexts(queryTexts);
  const { session } = useSession();
  const kept = `gridweave-query-${session.kind}`;
  const [search] = useSearchParams();
  const given = search.get('document');
  const [text, setText] = useState(() => given ?? sessionStorage.getItem(kept) ?? welcome[session.kind]);
  const [graph, setGraph] = useState<GraphQLSchema>();
  const [wishes, setWishes] = useState<Wishes>({ variables: '', purpose: '', deniedAsNull: false });
  const [outcome, setOutcome] = useState<OutcomeState>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => {
    if (given !== null) setText(given);
  }, [given]);
  useEffect(() => sessionStorage.setItem(kept, text), [kept, text]);
  useEffect(() => {
    // without it the editor does not complete, and all else works
    graphOf(session).then(setGraph, () => {});
  }, [session]);
  useEffect(() => () => running.current?.abort(), []);
  async function run(): Promise<void> {
    const variables = variablesIn(wishes.variables);
    if (variables === undefined) return setOutcome({ kind: 'bad-variables' });
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setOutcome({ kind: 'running', answers: [] });
    try {
      const asked = { ...wishes, document: text, variables, session };
      const done = await runQuery(asked, controller.signal, (answer) =>
        setOutcome((before) => ({
          kind: 'running',
          answers: [answer, ...('answers' in before ? before.answers : [])].slice(0, 200),
        })),
      );
      if (controller.signal.aborted) return;
      setOutcome((before) =>
        done ? { kind: 'done', run: done } : { kind: 'ended', answers: 'answers' in before ? before.answers : [] },
      );
    } catch {
      setOutcome((before) =>
        controller.signal.aborted && 'answers' in before && before.answers.length > 0
          ? { kind: 'ended', answers: before.answers }
          : controller.signal.aborted
            ? { kind: 'none' }
            : { kind: 'unreachable' },
      );
    }
  }
  return (
    <>
      <PageTitle title={t.title} lead={t.lead[session.kind]}>
        <SavedButtons document={text} onOpen={setText} />
      </PageTitle>
      <Row gutter={[24, 24]}>
        <Col xs={24} xl={11}>
          <Editor value={text} label={t.document} graph={graph} onChange={setText} onRun={() => void run()} />
          <QueryOptions
            wishes={wishes}
            isOfDepartment={session.kind === 'department'}
            isRunning={outcome.kind === 'running'}
            onChange={setWishes}
            onRun={() => void run()}
            onStop={() => running.current?.abort()}
          />
        </Col>
        <Col xs={24} xl={13}>
          <Outcome outcome={outcome} />
        </Col>
      </Row>
    </>
  );
}
