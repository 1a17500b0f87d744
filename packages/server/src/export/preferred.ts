const LONGEST = 2_000;

/** What a header such as `Accept-Language: en, zh;q=0.5` likes best among what is offered; undefined for none of it. */
export function preferred<T>(header: string | undefined, offered: (range: string) => T | undefined): T | undefined {
  let best: T | undefined;
  let bestQuality = 0;
  for (const part of (header ?? '').slice(0, LONGEST).split(',')) {
    const [range = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2)) || 0;
    const offer = quality > bestQuality ? offered(range) : undefined;
    if (offer === undefined) continue;
    best = offer;
    bestQuality = quality;
  }
  return best;
}
