import type { IncomingMessage } from 'node:http';

import { GridweaveError } from '@gridweave/kit';

/**
 * Lets JSON in UTF-8 pass. Types that a browser sends to other sites without asking (forms, plain text) are refused
 * like every other one. @throws GridweaveError UNSUPPORTED_MEDIA_TYPE
 */
export function requireJson({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new GridweaveError('UNSUPPORTED_MEDIA_TYPE', {
      zh: '不支持压缩的请求体。请去掉 Content-Encoding 头,直接发送 JSON',
      en: 'Compressed request bodies are not supported. Leave Content-Encoding out and send plain JSON',
    });
  }
  const type = headers['content-type'];
  if (type === 'application/json' || (type !== undefined && isJson(type))) return;
  throw new GridweaveError('UNSUPPORTED_MEDIA_TYPE', {
    zh: '请求体应为 UTF-8 编码的 JSON。请设置 Content-Type: application/json',
    en: 'The request body must be JSON in UTF-8. Set Content-Type: application/json',
  });
}

function isJson(type: string): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?$/i.test(type);
}
