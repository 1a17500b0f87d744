import type { Subjects } from '../entry.ts';

/** Bytes of one mark. */
export const markBytes = 8;

/**
 * Eight bytes for each record that an answer held. A record is found again by
 * its mark; that another one has the same is as likely as 1 in 10¹⁹ for each mark.
 */
export function subjectMarks(subjects: readonly Subjects[]): Buffer | null {
  const count = subjects.reduce((sum, { ids }) => sum + ids.length, 0);
  if (count === 0) return null;
  const marks = Buffer.allocUnsafe(count * markBytes);
  let at = 0;
  for (const { type, ids } of subjects) {
    const [high, low] = [scramble(type, 0x9e3779b9), scramble(type, 0x85ebca6b)];
    for (const id of ids) {
      marks.writeUInt32BE(scramble(id, high), at);
      marks.writeUInt32BE(scramble(id, low), at + 4);
      at += markBytes;
    }
  }
  return marks;
}

/** The mark of one record. */
export function subjectMark(type: string, id: string): Buffer {
  return subjectMarks([{ type, ids: [id] }])!;
}

/** MurmurHash3 of 32 bits over UTF-16 units. */
function scramble(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
