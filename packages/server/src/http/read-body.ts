import type { IncomingMessage } from 'node:http';

import { GridweaveError } from '@gridweave/kit';

/** The client went away before its request was complete: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Reads a request body. One that is longer than the limit is refused as soon as that is known, and not kept. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length']) > limit) return Promise.reject(bodyTooLarge(limit));
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let more: Buffer[] | undefined;
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data');
        reject(bodyTooLarge(limit));
        // what still comes is read and thrown away, within the time that a request may take
        request.resume();
      } else if (first === undefined) first = chunk;
      else (more ??= [first]).push(chunk);
    });
    request.on('end', () => resolve(more === undefined ? (first ?? Buffer.alloc(0)) : Buffer.concat(more, size)));
    request.on('error', () => reject(new ClientGone()));
  });
}

function bodyTooLarge(limit: number): GridweaveError {
  return new GridweaveError(
    'BODY_TOO_LARGE',
    {
      zh: `请求体超过 ${limit} 字节的上限。请缩短查询,或把数据分成几次发送`,
      en: `The request body is larger than the limit of ${limit} bytes. Shorten the document, or send the data in several requests`,
    },
    { most: limit },
  );
}
