import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { graphql, updateSchema } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';
import { type ReactNode, useEffect, useRef } from 'react';
import { nonce } from '../app/nonce.ts';
import { useIsDark } from '../appearance/appearance.ts';
import { highlight, look } from './look.ts';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly graph: GraphQLSchema | undefined;
  readonly onChange: (value: string) => void;
  /** On Ctrl-Enter. */
  readonly onRun: () => void;
}

/** A GraphQL document with completion and faults as they are typed, once the graph is there. */
export function Editor({ value, label, graph, onChange, onRun }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const calls = useRef({ onChange, onRun });
  calls.current = { onChange, onRun };
  const isDark = useIsDark();
  useEffect(() => {
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(nonce),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          lineNumbers(),
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          indentOnInput(),
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  calls.current.onRun();
                  return true;
                },
              },
            ]),
          ),
          // Escape and then Tab leaves the editor
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) calls.current.onChange(update.state.doc.toString());
          }),
          graphql(graph),
          look(isDark),
          syntaxHighlighting(highlight(isDark)),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // the text is the editor's own from then on
  }, [isDark, label]);
  useEffect(() => {
    if (view.current && graph) updateSchema(view.current, graph);
  }, [graph, isDark, label]);
  useEffect(() => {
    const { current } = view;
    if (current && current.state.doc.toString() !== value)
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={place} />;
}
