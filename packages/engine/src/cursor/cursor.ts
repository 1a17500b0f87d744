import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { GridweaveError } from '@gridweave/kit';

/**
 * Cursors carry the values of the order, which the caller may not be allowed to read; so they are sealed with a key of
 * the department. The same row and order give the same cursor.
 */
export class CursorSeal {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'gridweave cursor', 32));
  }

  /** The cursor of a row: `order` names the order, so that the cursor is refused by any other. */
  seal(order: string, values: readonly (string | null)[]): string {
    const text = JSON.stringify([order, ...values]);
    const nonce = createHmac('sha256', this.#key).update(text).digest().subarray(0, 12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** @throws GridweaveError BAD_CURSOR when it was changed, comes from elsewhere or belongs to another order. */
  open(order: string, cursor: string, path: string): readonly (string | null)[] {
    const [sealedOrder, ...values] = this.#read(cursor, path);
    if (sealedOrder !== order)
      throw new GridweaveError('BAD_CURSOR', {
        zh: `${path} 的游标属于另一种排序,请从头翻页或恢复原来的 orderBy`,
        en: `the cursor in ${path} belongs to another order; start again, or use the orderBy it came from`,
      });
    return values;
  }

  #read(cursor: string, path: string): (string | null)[] {
    const bytes = Buffer.from(cursor, 'base64url');
    try {
      // what decodes to the same bytes is not the same cursor
      if (bytes.toString('base64url') !== cursor) throw new Error('not as it was given');
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8'));
    } catch {
      throw new GridweaveError('BAD_CURSOR', {
        zh: `${path} 不是本部门有效的游标,请使用 pageInfo.endCursor 返回的值`,
        en: `${path} is not a cursor of this department; use a value that pageInfo.endCursor gave`,
      });
    }
  }
}
