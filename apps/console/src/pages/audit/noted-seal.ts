/** A seal as it was noted, `NUMBER:HASH`: null when nothing is given, undefined when it is not one. */
export function readNotedSeal(text: string): { readonly number: number; readonly hash: string } | null | undefined {
  if (text.trim() === '') return null;
  const [, number, hash] = /^(\d{1,9})\s*[:\uFF1A]\s*([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return number && hash ? { number: Number(number), hash: hash.toLowerCase() } : undefined;
}
