import type { SampleRandom } from '@gridweave/kit';
import { hashText } from '../random/index.ts';
import { dateText } from '../time/index.ts';
import { unissuedSequences, withCitizenCheck } from './citizen-id.ts';

/** A prime just above the number of communities, so that each community has a share of the numbers of its own. */
const SHARES = 797;

/** Citizen ids of one community: never twice, and never one of another community. */
export interface IdentityNumbers {
  /**
   * A number for a person of a division, with the free birth date nearest to `birth` (within 400 days and not after
   * `latest`), or undefined when the share of this community is used up there.
   */
  citizen(division: string, birth: number, male: boolean, latest: number): CitizenNumber | undefined;
}

export interface CitizenNumber {
  readonly number: string;
  readonly birth: number;
}

/** The numbers of the community with this index (0 to 796). */
export function identityNumbers(communityIndex: number): IdentityNumbers {
  const used = new Set<number>();
  const ownCell = new Map<string, number>();
  return {
    citizen(division, birth, male, latest) {
      let own = ownCell.get(division);
      if (own === undefined) {
        own = (communityIndex + hashText(division)) % SHARES;
        ownCell.set(division, own);
      }
      const sequences = unissuedSequences[male ? 'male' : 'female'];
      // of the numbers of a division and sex, day × 2 + sequence, modulo 797, says whose they are
      const ahead = (((own - birth * 2) % SHARES) + SHARES) % SHARES;
      const cells = [birth * 2 + ahead, birth * 2 + ahead - SHARES];
      if (ahead > SHARES / 2) cells.reverse();
      for (const cell of cells) {
        const day = Math.floor(cell / 2);
        const key = (cell + 100_000) * 2_000_000 + Number(division) * 2 + (male ? 1 : 0);
        if (day > latest || used.has(key)) continue;
        used.add(key);
        const number = division + dateText(day).replaceAll('-', '') + sequences[cell & 1]!;
        return { number: withCitizenCheck(number), birth: day };
      }
      return undefined;
    },
  };
}

/** Draws a phone number that no telephone has: mobile numbers in China begin with 13 to 19, these with 100. */
export function phoneNumber(random: SampleRandom): string {
  return `100${random.int(3, 7)}${String(random.int(0, 9_999_999)).padStart(7, '0')}`;
}
