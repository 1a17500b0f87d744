import type { CitizenNumber } from '../codes/index.ts';
import type { CommunityContext } from '../community/context.ts';
import { latinName } from '../names/index.ts';
import { type County, counties, drawCounty } from '../places/index.ts';

/** The document of a person and what it says. */
export interface Identity {
  readonly type: string;
  readonly number: string;
  /** Days since 1970. */
  readonly birth: number;
  readonly nationality: string | null;
  readonly latinName: string | null;
}

/** Where the citizen ids of people born in Shenzhen begin; 440301 is the city without a district. */
const shenzhen = ['440301', '440303', '440304', '440305', '440306', '440307', '440308', '440309', '440310', '440311'];

function identity(found: CitizenNumber, origin: County): Identity & { readonly origin: County } {
  return { type: '111', ...found, nationality: null, latinName: null, origin };
}

/** A citizen id for a person from a county, or born in Shenzhen; the county that the id names in the end. */
export function citizenIdentity(
  { numbers, random, today, plan }: CommunityContext,
  origin: County,
  wanted: number,
  male: boolean,
  bornHere: boolean,
): Identity & { readonly origin: County } {
  if (bornHere) {
    for (const division of [plan.districtCode, random.pick(shenzhen), random.pick(shenzhen)]) {
      const found = numbers.citizen(division, wanted, male, today);
      if (found) return identity(found, origin);
    }
  }
  const first = numbers.citizen(origin.code, wanted, male, today);
  if (first) return identity(first, origin);
  // the unissued numbers of a county are few: another county, in the end any
  for (let tries = 0; ; tries++) {
    const county = tries < 12 ? drawCounty(random) : random.pick(counties);
    const found = numbers.citizen(county.code, wanted, male, today);
    if (found) return identity(found, county);
  }
}

/**
 * A passport or permit of somebody from outside of the mainland. Numbers that are not issued: passports `ZZ…`, permits whose
 * digits begin with 99; three digits of the community keep them apart.
 */
export function overseasIdentity({ plan, random, next }: CommunityContext, wanted: number, male: boolean): Identity {
  const name = latinName(random, male);
  const own = String(plan.index).padStart(3, '0');
  const serial = (counter: string, digits: number): string => own + String(next(counter)).padStart(digits, '0');
  const base = { birth: wanted, nationality: name.nationality, latinName: `${name.family} ${name.given}` };
  switch (name.nationality) {
    case 'HKG':
      return { ...base, type: '516', number: `H99${serial('516', 4)}1` };
    case 'MAC':
      return { ...base, type: '516', number: `M99${serial('516', 4)}1` };
    case 'TWN':
      return { ...base, type: '511', number: `99${serial('511', 3)}` };
    default:
      return { ...base, type: '414', number: `ZZ${serial('414', 4)}` };
  }
}

/** The passport that some citizens have as well; `EZ` and eight digits, one more than real ones have. */
export function citizenPassport({ plan, next }: CommunityContext): string {
  return `EZ${String(plan.index).padStart(3, '0')}${String(next('passport')).padStart(5, '0')}`;
}
