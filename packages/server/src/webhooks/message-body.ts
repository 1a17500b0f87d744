import type { ChangeMessage, ChangeReader } from '@gridweave/engine';

/** A batch as it is sent: what the subscription would have told one by one. */
export function messageBody(reader: ChangeReader, messages: readonly ChangeMessage[], cursor: string): string {
  const { key } = reader.request;
  const errors = messages.flatMap(({ result }) => result.errors ?? []);
  const extensions = messages[0]?.result.extensions;
  return JSON.stringify({
    type: 'changes',
    timestamp: new Date().toISOString(),
    data: {
      changes: messages.flatMap(({ result }) => result.data?.[key] ?? []),
      cursor,
      ...(errors.length > 0 ? { errors } : {}),
      ...(extensions ? { extensions } : {}),
    },
  });
}
