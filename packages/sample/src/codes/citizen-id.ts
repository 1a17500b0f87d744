const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** A citizen id of 17 digits with its check digit (GB 11643). */
export function withCitizenCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * weights[i]!;
  return first17 + checkDigits[sum % 11]!;
}

/**
 * Sequences of citizen ids that, to our knowledge, belong to nobody of the ages here: GB 11643-1989 kept 996 to 999 for
 * people of a hundred years and more, and no county has a thousand births a day. Men have the odd ones.
 */
export const unissuedSequences = { male: ['997', '999'], female: ['996', '998'] } as const;
