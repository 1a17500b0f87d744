/** The same value whatever the order of its keys and of lists that are sets. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** In the order of what they say, so that a file changes only where the policy does. */
export function ordered<T>(list: readonly T[]): T[] {
  return list
    .map((item) => [canonical(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}

/** Without what is null, empty text or an empty list. */
export function withoutEmpty(given: object): object {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
