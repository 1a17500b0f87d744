import { stringify } from 'yaml';
import type { PolicyFile } from './policy-file.ts';

/** The file as text: always in the same order, one thing on a line, ready for git. */
export function writePolicyFile(file: PolicyFile): string {
  return stringify(file, { lineWidth: 0, sortMapEntries: false });
}
