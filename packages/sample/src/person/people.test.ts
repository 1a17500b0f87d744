import {
  checkCitizenId,
  codesOf,
  EthnicGroup,
  houses,
  identityDocuments,
  MaritalStatus,
  occupancies,
  personDocuments,
  persons,
} from '@gridweave/core';
import { expect, test } from 'vitest';
import { madeCommunity } from '../fixture/community.ts';

const made = madeCommunity({ people: 6000 });
const people = made.rows(persons);
type Person = (typeof people)[number];

test('citizen ids are valid, say birth and sex, and have sequences that nobody was given', () => {
  const citizens = people.filter((one) => one.document_type === '111');
  expect(citizens.length).toBeGreaterThan(people.length * 0.95);
  const wrong = citizens.filter((one) => {
    const checked = checkCitizenId(one.document_number, made.today);
    if (!checked.ok || checked.birthDate !== one.birth_date) return true;
    return checked.sex !== (one.sex === '1' ? 'MALE' : 'FEMALE') || !/^.{14}99[6-9]/.test(one.document_number);
  });
  expect(wrong).toEqual([]);
  const shapes: Readonly<Record<string, RegExp>> = { '516': /^[HM]99\d{8}$/, '511': /^99\d{6}$/, '414': /^ZZ\d{7}$/ };
  const others = people.filter((one) => one.document_type !== '111');
  expect(others.filter((one) => !shapes[one.document_type]?.test(one.document_number))).toEqual([]);
});

test('everybody lives in a house of the community or has moved out, with an occupancy that says so', () => {
  const homes = new Map(made.rows(houses).map((house) => [house.id, house]));
  const all = made.rows(occupancies);
  const current = Map.groupBy(
    all.filter((stay) => stay.to_on === null),
    (stay) => stay.person_id,
  );
  const lives = (one: Person): boolean => {
    const home = homes.get(one.house_id ?? '');
    const stays = current.get(one.id) ?? [];
    return (
      home?.grid_code === one.grid_code &&
      home.deregistered_on === null &&
      stays.length === 1 &&
      stays[0]!.house_id === one.house_id &&
      stays[0]!.from_on === one.moved_in_on
    );
  };
  const left = (one: Person): boolean => one.house_id === null && one.end_reason !== null && !current.has(one.id);
  expect(people.filter((one) => !(one.ended_on === null ? lives(one) : left(one)))).toEqual([]);
  expect(all.filter((stay) => stay.to_on !== null && stay.to_on <= stay.from_on)).toEqual([]);
});

test('every document is listed once, with its person', () => {
  const listed = new Map(made.rows(identityDocuments).map((one) => [`${one.type} ${one.number}`, one.person_id]));
  const documents = made.rows(personDocuments);
  expect(listed.size).toBe(documents.length);
  expect(documents.filter((one) => listed.get(`${one.type} ${one.number}`) !== one.person_id)).toEqual([]);
  expect(people.filter((one) => listed.get(`${one.document_type} ${one.document_number}`) !== one.id)).toEqual([]);
});

const year = (one: Person): number => Number(one.birth_date!.slice(0, 4));

test('the people are like those of Shenzhen', () => {
  const now = people.filter((one) => one.ended_on === null);
  const share = (of: (one: Person) => boolean): number => now.filter(of).length / now.length;
  expect(share((one) => one.kind === 'floating')).toBeGreaterThan(0.45);
  expect(share((one) => one.kind === 'registered')).toBeGreaterThan(0.15);
  expect(share((one) => year(one) >= 1981 && year(one) < 2009)).toBeGreaterThan(0.5);
  expect(share((one) => year(one) >= 2011)).toBeGreaterThan(0.08);
  expect(Math.abs(share((one) => one.sex === '1') - 0.54)).toBeLessThan(0.07);
  const groups: ReadonlySet<string | null> = new Set([...codesOf(EthnicGroup), null]);
  const marriages: ReadonlySet<string> = new Set(codesOf(MaritalStatus));
  const odd = now.filter(
    (one) =>
      !groups.has(one.ethnicity) ||
      !marriages.has(one.marital_status!) ||
      (year(one) >= 2007 && one.marital_status !== '10') ||
      (one.phone !== null && !/^100[3-7]\d{7}$/.test(one.phone)),
  );
  expect(odd).toEqual([]);
});
