import { describe, expect, it } from 'vitest';
import { checkDivisionCode } from '../../scalars/index.ts';
import { divisionAliasData, divisionCentres, functionalZoneData, loadDivisions } from './index.ts';

const divisions = loadDivisions();
const byCode = new Map(divisions.map((division) => [division.code, division]));
const codesOfLevel = (level: string) =>
  divisions.filter((division) => division.level === level).map((division) => division.code);

function metres([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const east = (lon2 - lon1) * 111_320 * Math.cos((lat1 * Math.PI) / 180);
  return Math.hypot(east, (lat2 - lat1) * 110_600);
}

describe('divisions of Shenzhen', () => {
  it('has 1 city, 9 districts, 79 streets and 788 communities', () => {
    expect(['city', 'district', 'street', 'community'].map((level) => codesOfLevel(level).length)).toEqual([
      1, 9, 79, 788,
    ]);
    expect(byCode.size).toBe(divisions.length);
  });

  it('has a valid code and an existing parent one level up for each', () => {
    for (const { code, level, parentCode, name, fullName } of divisions) {
      expect(checkDivisionCode(code)).toEqual({ ok: true, value: code, level });
      expect(level === 'city' ? parentCode : code.startsWith(byCode.get(parentCode!)!.code)).toBe(
        level === 'city' ? null : true,
      );
      expect(name.trim()).toBe(name);
      expect(fullName.startsWith('深圳市') && fullName.endsWith(name)).toBe(true);
    }
  });

  it('knows the five pseudo-streets', () => {
    const pseudo = divisions.filter((division) => division.pseudo);
    expect(pseudo.filter(({ level }) => level === 'street').map(({ code }) => code)).toEqual([
      '440304400',
      '440305400',
      '440306400',
      '440308403',
      '440310401',
    ]);
    expect(pseudo.filter(({ level }) => level === 'community').every(({ name }) => name.endsWith('虚拟社区'))).toBe(
      true,
    );
    expect(pseudo.length).toBe(10);
  });

  it('names places in full', () => {
    expect(byCode.get('440309002')).toEqual({
      code: '440309002',
      level: 'street',
      name: '民治街道',
      fullName: '深圳市龙华区民治街道',
      parentCode: '440309',
      pseudo: false,
    });
  });
});

describe('functional zones', () => {
  it('lie over streets of their district', () => {
    expect(functionalZoneData.map((zone) => zone.name)).toContain('大鹏新区');
    for (const zone of functionalZoneData) {
      expect(zone.streetCodes.every((code) => byCode.get(code)?.parentCode === zone.districtCode)).toBe(true);
    }
  });
});

describe('aliases', () => {
  it('point at divisions of today, without doubles, in a time that runs forward', () => {
    expect(divisionAliasData.length).toBeGreaterThan(30);
    expect(new Set(divisionAliasData.map((alias) => alias.written)).size).toBe(divisionAliasData.length);
    for (const alias of divisionAliasData) {
      expect(alias.codes.length).toBeGreaterThan(0);
      expect(new Set(alias.codes).size).toBe(alias.codes.length);
      expect(alias.codes.filter((code) => !byCode.has(code))).toEqual([]);
      expect((alias.validFrom ?? '0000') < (alias.validTo ?? '9999')).toBe(true);
      expect(alias.source).not.toBe('');
    }
  });

  it.each([
    ['宝安区民治', '民治街道'],
    ['宝安区大浪', '大浪街道'],
    ['龙华新区观澜', '观澜街道'],
    ['宝安区公明', '公明街道'],
    ['光明新区', '光明区'],
    ['龙岗区坑梓', '坑梓街道'],
    ['大鹏新区葵涌', '葵涌街道'],
  ])('%s is now %s', (written, name) => {
    const alias = divisionAliasData.find((candidate) => candidate.written === written);
    expect(byCode.get(alias!.codes[0]!)?.name).toBe(name);
  });

  it('put the street of the same name first', () => {
    for (const { written, codes } of divisionAliasData.filter(({ codes }) => codes[0]!.length === 9)) {
      const street = /^(?:\p{Script=Han}{2}区|\p{Script=Han}{2}新区)(\p{Script=Han}+)$/u.exec(written)?.[1];
      expect(street === undefined || street === '新区' || byCode.get(codes[0]!)!.name === `${street}街道`).toBe(true);
    }
  });
});

describe('centres', () => {
  it('has one for every district and street, inside Shenzhen', () => {
    expect(Object.keys(divisionCentres).sort()).toEqual(
      [...codesOfLevel('district'), ...codesOfLevel('street')].sort(),
    );
    for (const [lon, lat] of Object.values(divisionCentres)) {
      expect(lon > 113.75 && lon < 114.65 && lat > 22.4 && lat < 22.87).toBe(true);
    }
  });

  it('keeps streets at least 500 m apart, and each within 12 km of another of its district', () => {
    const streets = codesOfLevel('street');
    for (const code of streets) {
      const others = streets.filter((other) => other !== code);
      const nearest = (among: readonly string[]) =>
        Math.min(...among.map((other) => metres(divisionCentres[code]!, divisionCentres[other]!)));
      expect(nearest(others)).toBeGreaterThan(500);
      expect(nearest(others.filter((other) => other.slice(0, 6) === code.slice(0, 6)))).toBeLessThan(12_000);
    }
  });
});
