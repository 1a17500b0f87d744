import type { SampleRandom } from '@gridweave/kit';
import type { BuildingKind } from '../house/building.ts';
import { type Draw, drawFrom } from '../random/index.ts';

/** Who a person is in a household. */
export type MemberRole = 'head' | 'spouse' | 'child' | 'parent' | 'mate';

export interface Member {
  readonly role: MemberRole;
  readonly male: boolean;
  /** In years, from which the birth date is drawn. */
  readonly age: number;
}

/** How people live together in one dwelling. */
export interface Household {
  readonly members: readonly Member[];
  /** Registered here, registered elsewhere, from outside of the mainland, or left behind by those who work elsewhere. */
  readonly kind: 'registered' | 'floating' | 'overseas' | 'left-behind';
}

type Form = 'vacant' | 'single' | 'couple' | 'family' | 'large' | 'mates' | 'elderly' | 'left-behind';
type Homes = Exclude<BuildingKind, 'factory' | 'office'>;

const forms: Readonly<Record<`${Homes}-${'rented' | 'own'}`, Draw<Form>>> = {
  'tenement-rented': drawFrom([
    ['vacant', 8],
    ['single', 31],
    ['couple', 25],
    ['family', 21],
    ['mates', 12],
    ['large', 3],
  ]),
  'tenement-own': drawFrom([
    ['vacant', 10],
    ['family', 38],
    ['large', 34],
    ['elderly', 15],
    ['left-behind', 3],
  ]),
  'tower-rented': drawFrom([
    ['vacant', 9],
    ['single', 14],
    ['couple', 26],
    ['family', 36],
    ['mates', 13],
    ['large', 2],
  ]),
  'tower-own': drawFrom([
    ['vacant', 12],
    ['single', 6],
    ['couple', 17],
    ['family', 42],
    ['large', 16],
    ['elderly', 6],
    ['left-behind', 1],
  ]),
  'dormitory-rented': drawFrom([
    ['vacant', 9],
    ['single', 6],
    ['couple', 10],
    ['mates', 75],
  ]),
  'dormitory-own': drawFrom([
    ['vacant', 9],
    ['single', 6],
    ['couple', 6],
    ['mates', 79],
  ]),
  'apartments-rented': drawFrom([
    ['vacant', 13],
    ['single', 50],
    ['couple', 25],
    ['mates', 7],
    ['family', 5],
  ]),
  'apartments-own': drawFrom([
    ['vacant', 22],
    ['single', 36],
    ['couple', 28],
    ['family', 14],
  ]),
};
const registeredShare: Readonly<Record<keyof typeof forms, number>> = {
  'tenement-rented': 0.1,
  'tenement-own': 0.88,
  'tower-rented': 0.26,
  'tower-own': 0.6,
  'dormitory-rented': 0.04,
  'dormitory-own': 0.05,
  'apartments-rented': 0.24,
  'apartments-own': 0.6,
};

/** Who lives in a dwelling now; no members when it is vacant. */
export function drawHousehold(random: SampleRandom, building: BuildingKind, rented: boolean): Household {
  const key = `${building as Homes}-${rented ? 'rented' : 'own'}` as const;
  const form = forms[key](random);
  const own = !rented && building !== 'dormitory';
  if (form === 'left-behind') return { members: leftBehind(random), kind: 'left-behind' };
  const overseas = (building === 'tower' || building === 'apartments') && random.chance(0.022);
  const registered = random.chance(registeredShare[key]);
  return {
    members: membersOf(form, random, own, building === 'dormitory'),
    kind: overseas && form !== 'large' ? 'overseas' : registered ? 'registered' : 'floating',
  };
}

function membersOf(form: Form, random: SampleRandom, own: boolean, dormitory: boolean): readonly Member[] {
  const male = random.chance(form === 'couple' || form === 'family' || form === 'large' ? 0.86 : 0.57);
  // most people of Shenzhen are between 20 and 45
  const young = 18 + Math.floor(30 * random.next() ** 1.5);
  switch (form) {
    case 'vacant':
      return [];
    case 'single':
      return [{ role: 'head', male, age: young }];
    case 'mates': {
      const count = dormitory ? random.int(2, 7) : random.int(2, 4);
      return Array.from({ length: count }, (_, i) => ({
        role: i === 0 ? ('head' as const) : ('mate' as const),
        male,
        age: Math.max(17, young + random.int(-5, 9)),
      }));
    }
    case 'elderly': {
      const age = random.int(58, 84);
      const one: Member = { role: 'head', male, age };
      return random.chance(0.6) ? [one, { role: 'spouse', male: !male, age: age + random.int(-4, 3) }] : [one];
    }
    default: {
      const age = Math.max(22, own ? 26 + Math.floor(30 * random.next()) : young + 3);
      const couple: Member[] = [
        { role: 'head', male, age },
        { role: 'spouse', male: !male, age: Math.max(20, age + random.int(-5, 3)) },
      ];
      if (form === 'couple') return couple;
      const count = 1 + (random.chance(own ? 0.42 : 0.28) ? 1 : 0) + (random.chance(0.04) ? 1 : 0);
      const oldest = Math.min(own ? 24 : 17, age - 21);
      for (let i = 0; i < count; i++)
        couple.push({ role: 'child', male: random.chance(0.53), age: random.int(0, Math.max(0, oldest)) });
      if (form === 'large') {
        const parent = Math.min(92, age + random.int(21, 33));
        couple.push({ role: 'parent', male: false, age: parent });
        if (random.chance(0.55))
          couple.push({ role: 'parent', male: true, age: Math.min(94, parent + random.int(0, 4)) });
      }
      return couple;
    }
  }
}

function leftBehind(random: SampleRandom): readonly Member[] {
  const age = random.int(60, 82);
  const elder: Member = { role: 'head', male: random.chance(0.4), age };
  return random.chance(0.5) ? [elder, { role: 'child', male: random.chance(0.5), age: random.int(2, 15) }] : [elder];
}
