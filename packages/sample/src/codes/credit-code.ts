const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const bodyAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Numbers per community; 31³ three-character blocks leave room for 800 communities. */
const PER_COMMUNITY = 30_000;

/**
 * Unified social credit code (GB 32100) number `n` of a community: authority and category as given, division 4403…, a body
 * that begins with `MY` (registers have come to about `ME`) with its check character of GB 11714, and the check
 * character. A `historic` one has a wrong check character, like some real codes of the first years.
 */
export function creditCode(
  authority: string,
  division: string,
  communityIndex: number,
  n: number,
  historic: boolean,
): string {
  if (n >= PER_COMMUNITY) throw new RangeError('more legal entities in a community than credit codes');
  let rest = communityIndex * PER_COMMUNITY + n;
  let serial = '';
  for (let i = 0; i < 6; i++) {
    serial = alphabet[rest % 31]! + serial;
    rest = Math.floor(rest / 31);
  }
  const body = `MY${serial}`;
  const first17 = authority + division + body + bodyCheck(body);
  const check = creditCheck(first17);
  return first17 + (historic ? alphabet[(alphabet.indexOf(check) + 7) % 31]! : check);
}

function bodyCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += bodyAlphabet.indexOf(body[i]!) * bodyWeights[i]!;
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function creditCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += alphabet.indexOf(first17[i]!) * weights[i]!;
  return alphabet[(31 - (sum % 31)) % 31]!;
}
