import type { SampleRandom } from '@gridweave/kit';

/** Mixes a text into 32 bits (FNV-1a with a final avalanche). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Seeded random numbers (sfc32). The stream depends on `seed` and `name` only, so that each community has its own and the
 * order in which communities are made does not matter.
 */
export function seededRandom(seed: number, name: string): SampleRandom {
  let a = hashText(`${seed}/a/${name}`);
  let b = hashText(`${seed}/b/${name}`);
  let c = hashText(`${seed}/c/${name}`);
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => {
      let total = 0;
      for (const item of items) total += item[1];
      let left = next() * total;
      for (const item of items) {
        left -= item[1];
        if (left < 0) return item[0];
      }
      return items.at(-1)![0];
    },
  };
}
