import { persons } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { specialPersons } from '../special/tables.ts';
import { daysAfter } from './dates.ts';
import { officers } from './officers.ts';

const intervals = { '1': 90, '2': 30, '3': 7 } as const;

/** A few of a thousand people, none of them real; at least one, so that a small community has one as well. */
export function makeSpecialPersons(community: SampleCommunity): void {
  const living = community.rows(persons).filter(({ ended_on }) => !ended_on);
  const listed = living.filter(() => community.random.chance(0.004));
  for (const person of listed.length > 0 ? listed : living.slice(0, 1)) addSpecialPerson(community, person);
}

function addSpecialPerson(community: SampleCommunity, person: RowOf<typeof persons>): void {
  const { random, streetCode, today } = community;
  const level = random.weighted([
    ['1', 6],
    ['2', 3],
    ['3', 1],
  ] as const);
  const visited = random.int(0, Math.round(intervals[level] * 1.2));
  community.add(specialPersons, {
    street_code: streetCode,
    id: community.nextId(specialPersons),
    community_code: person.community_code,
    grid_code: person.grid_code,
    person_id: person.id,
    special_group: random.weighted([
      ['1', 30],
      ['2', 15],
      ['3', 30],
      ['4', 15],
      ['5', 10],
    ] as const),
    care_level: level,
    listed_on: daysAfter(today, -random.int(100, 1500)),
    officer: random.pick(officers),
    visited_on: daysAfter(today, -visited),
    visit_by: daysAfter(today, intervals[level] - visited),
    visit_note: '见到本人,状况平稳',
  });
}
