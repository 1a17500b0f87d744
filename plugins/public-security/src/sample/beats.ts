import { grids, loadDivisions } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { policeBeatDockings, policeBeats } from '../beat/tables.ts';
import { daysAfter } from './dates.ts';

const gridsPerBeat = 8;
/** The first six digits of our codes: the object, here a police beat. */
const beatObject = '110000';
const surnames = ['陈', '李', '黄', '张', '林', '吴', '刘', '罗', '钟', '曾'] as const;
const givenNames = ['志强', '建华', '伟明', '俊杰', '国栋', '晓峰', '海涛', '嘉敏', '文静', '永康'] as const;

/** `民治派出所` of 民治街道. */
export function stationOf(streetCode: string): string {
  const street = loadDivisions().find((division) => division.code === streetCode);
  return `${(street?.name ?? streetCode).replace(/街道$/, '')}派出所`;
}

/** A beat for each eight basic grids; where two beats meet they may share a grid. */
export function makeBeats(community: SampleCommunity): void {
  const { random, streetCode, code, today } = community;
  const station = stationOf(streetCode);
  const basic = community.rows(grids).map((grid) => grid.code);
  const shared = new Set(basic.filter((_, i) => i % gridsPerBeat === gridsPerBeat - 1 && random.chance(0.3)));
  for (let first = 0, sequence = 1; first < basic.length; first += gridsPerBeat, sequence++) {
    const id = community.nextId(policeBeats);
    const from = daysAfter(today, -random.int(200, 1500));
    const vacant = random.chance(0.03);
    community.add(policeBeats, {
      street_code: streetCode,
      id,
      community_code: code,
      code: `${beatObject}${code}${String(sequence).padStart(2, '0')}`,
      name: `${station.slice(0, -3)}${code.slice(9)}-${sequence} 警务区`,
      station,
      duty_phone: `0755-84${random.int(100_000, 999_999)}`,
      officer_name: vacant ? null : `${random.pick(surnames)}${random.pick(givenNames)}`,
      officer_number: vacant ? null : `0${random.int(50_000, 79_999)}`,
      officer_phone: vacant ? null : `13${random.int(100_000_000, 999_999_999)}`,
      valid_from: from,
    });
    const before = first > 0 && shared.has(basic[first - 1]!) ? [basic[first - 1]!] : [];
    for (const grid of [...before, ...basic.slice(first, first + gridsPerBeat)])
      community.add(policeBeatDockings, {
        street_code: streetCode,
        id: community.nextId(policeBeatDockings),
        community_code: code,
        grid_code: grid,
        beat_id: id,
        whole: !shared.has(grid),
        from_on: from,
      });
  }
}
