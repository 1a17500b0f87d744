import { GridweaveError } from '@gridweave/kit';
import { type Document, parseDocument } from 'yaml';
import type { z } from 'zod';
import { policyFile, type PolicyFile } from './policy-file.ts';

/** Reads the text of a policy file. @throws GridweaveError BAD_USER_INPUT with every fault and its place */
export function readPolicyFile(text: string): PolicyFile {
  const document = parseDocument(text, { uniqueKeys: true, strict: true, schema: 'core' });
  if (document.errors.length > 0) throw faulty(document.errors.map(({ message }) => message.split('\n')[0]!));
  const found = policyFile.safeParse(contentOf(document));
  if (!found.success) throw faulty(found.error.issues.map(textOf));
  return found.data;
}

function contentOf(document: Document): unknown {
  try {
    // aliases could make a small text very large
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw faulty([(error as Error).message]);
  }
}

function textOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.map(String).join('.') || '(top)'}: ${message}`;
}

function faulty(faults: readonly string[]): GridweaveError {
  const shown = faults.slice(0, 20);
  return new GridweaveError(
    'BAD_USER_INPUT',
    { zh: `策略文件有误: ${shown.join('; ')}`, en: `The policy file cannot be read: ${shown.join('; ')}` },
    { faults },
  );
}
