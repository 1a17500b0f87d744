import { createHmac, randomBytes } from 'node:crypto';

/** A new secret, 256 random bits. */
export function newSecret(): Buffer {
  return randomBytes(32);
}

/** A secret as the department gets it, in the form of Standard Webhooks. */
export function shownSecret(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}

/** A new message id; it stays the same however often a batch is sent. */
export function newMessageId(): string {
  return `msg_${randomBytes(16).toString('hex')}`;
}

/** The headers of Standard Webhooks for a body, with a signature by each secret. */
export function signedHeaders(
  id: string,
  seconds: number,
  body: string,
  secrets: readonly Buffer[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}
