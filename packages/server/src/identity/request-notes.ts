import { isUtf8 } from 'node:buffer';

import { GridweaveError } from '@gridweave/kit';

const LONGEST = 200;

/**
 * A header that is kept in the audit log: UTF-8 as it is, or percent-encoded.
 * @throws GridweaveError BAD_REQUEST when it is too long or cannot be read
 */
export function noteOf(name: string, header: string | readonly string[] | undefined): string | null {
  if (header === undefined || header === '' || typeof header !== 'string') return null;
  const note = decode(header);
  if (note !== undefined && note.length <= LONGEST) return note;
  throw new GridweaveError(
    'BAD_REQUEST',
    {
      zh: `请求头 ${name} 应为最多 ${LONGEST} 个字符的 UTF-8 文本(可用 %XX 编码)`,
      en: `The header ${name} must be a text of at most ${LONGEST} characters in UTF-8, which may be percent-encoded`,
    },
    { header: name },
  );
}

function decode(header: string): string | undefined {
  // Node gives header bytes as Latin-1
  const bytes = Buffer.from(header, 'latin1');
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
