import { GridweaveError } from '@gridweave/kit';

const LONGEST = 8_192;

/** The key of `Authorization: Bearer …`. @throws GridweaveError UNAUTHENTICATED saying how to send one */
export function bearerKey(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw new GridweaveError('UNAUTHENTICATED', {
      zh: '缺少凭证。请加上请求头 Authorization: Bearer <密钥>',
      en: 'No credential was sent. Add the header Authorization: Bearer <key>',
    });
  }
  const key = header.length <= LONGEST && /^Bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1];
  if (key) return key;
  throw new GridweaveError('UNAUTHENTICATED', {
    zh: 'Authorization 请求头的格式有误,应为 Bearer <密钥>',
    en: 'The Authorization header is malformed; it should be Bearer <key>',
  });
}
