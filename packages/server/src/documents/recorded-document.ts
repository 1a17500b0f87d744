import type { DocumentFacts } from '@gridweave/audit';
import { type DocumentNode, print, visit } from 'graphql';

/** What the audit log keeps of a document: its text without the values that are written in it. */
export interface RecordedDocument {
  readonly facts: DocumentFacts;
  /** The texts that were written in it, some of which may be about persons; the log keeps their marks. */
  readonly values: readonly string[];
}

const MOST_VALUES = 100;

/** Takes the values out of a document; page sizes stay. A document without values stays as it was sent. */
export function recordedDocument(text: string, document: DocumentNode): RecordedDocument {
  const values = new Set<string>();
  let isChanged = false;
  const bare = visit(document, {
    StringValue(node) {
      if (node.value === '') return undefined;
      isChanged = true;
      if (values.size < MOST_VALUES) values.add(node.value);
      return { ...node, value: '', block: false };
    },
    IntValue(node, _key, parent) {
      const name = (parent as { readonly name?: { readonly value: string } } | undefined)?.name?.value;
      if (name === 'first' || node.value === '0') return undefined;
      isChanged = true;
      return { ...node, value: '0' };
    },
    FloatValue(node) {
      isChanged = true;
      return { ...node, value: '0.0' };
    },
  });
  return { facts: { text: isChanged ? print(bare) : text }, values: [...values] };
}
