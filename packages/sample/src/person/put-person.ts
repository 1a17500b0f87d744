import { persons } from '@gridweave/core';
import { phoneNumber } from '../codes/index.ts';
import type { CommunityContext, GridContext, Room } from '../community/context.ts';
import type { Workplace } from '../legal-entity/make-entities.ts';
import type { County } from '../places/index.ts';
import { drawFrom } from '../random/index.ts';
import { ageOn, dateText } from '../time/index.ts';
import type { Household, Member } from './household.ts';
import type { Identity } from './identity.ts';
import { putDocuments } from './put-documents.ts';
import { putOccupancies } from './put-occupancies.ts';
import { putPersonHistory } from './put-person-history.ts';
import { educationOf, ethnicityOf, jobIn, maritalStatus, occupationOf, politicalStatus, religionOf } from './traits.ts';

/** A person of a household before the row is made. */
export interface Resident {
  readonly member: Member;
  readonly identity: Identity;
  /** Where the person comes from; undefined from outside of the mainland. */
  readonly origin: County | undefined;
  readonly name: string;
  readonly kind: Household['kind'];
  readonly couple: boolean;
  readonly householdNumber: string | undefined;
  /** The head of the household, undefined for the head. */
  readonly head: Resident | undefined;
  readonly movedIn: number;
  /** The day of moving out; undefined for those who live here now. */
  readonly left: number | undefined;
}

const drawReason = drawFrom([
  ['01', 58],
  ['03', 10],
  ['04', 12],
  ['09', 11],
  ['06', 2],
  ['08', 2],
  ['99', 3],
  ['10', 2],
]);
const drawPermit = drawFrom([
  ['2', 52],
  ['1', 38],
  ['9', 8],
  ['4', 2],
]);
const drawPurpose = drawFrom([
  ['02', 34],
  ['01', 20],
  ['05', 16],
  ['03', 14],
  ['06', 7],
  ['04', 6],
  ['09', 3],
]);
const endReasons = ['搬离', '搬离', '搬离', '离深', '返乡', '去世'];

/** Puts a person with documents, occupancies and changes. */
export function putPerson(
  context: CommunityContext,
  grid: GridContext,
  room: Room,
  resident: Resident,
  homes: readonly Room[],
  workplaces: readonly Workplace[],
): void {
  const { plan, rows, random, today } = context;
  const { member, identity, left, head, kind } = resident;
  const id = rows.nextId(persons);
  const age = ageOn(identity.birth, left ?? today);
  const education = educationOf(random, age, grid.area);
  const job = occupationOf(random, age, grid.area);
  const workplace =
    worksFor(job, age) && workplaces.length > 0 && random.chance(0.62) ? random.pick(workplaces) : undefined;
  const occupation = workplace ? jobIn(random, workplace.section) : job;
  const phone = age >= 16 || (age >= 10 && random.chance(0.45)) ? phoneNumber(random) : null;
  const verified = left ?? Math.max(resident.movedIn, today - random.int(0, 90));
  const movedIn = dateText(resident.movedIn);
  const registered = kind === 'registered';
  const floating = kind === 'floating';
  const asRegistered = registered && !room.row.rental && random.chance(0.8);
  const permit = floating ? (age < 16 ? '1' : drawPermit(random)) : null;
  const leftBehind = kind === 'left-behind';
  const recorded = `${dateText(Math.min(today, resident.movedIn + random.int(0, 6)))}T0${random.int(1, 9)}:15:00Z`;
  rows.add(persons, {
    street_code: plan.streetCode,
    id,
    community_code: plan.code,
    grid_code: grid.code,
    house_id: left === undefined ? room.row.id : null,
    kind,
    document_type: identity.type,
    document_number: identity.number,
    name: kind === 'overseas' && identity.type === '414' ? identity.latinName! : resident.name,
    former_name: random.chance(0.012)
      ? resident.name.slice(0, 1) + random.pick([...'小阿建春']) + resident.name.slice(-1)
      : null,
    sex: member.male ? '1' : '2',
    birth_date: dateText(identity.birth),
    ethnicity: resident.origin ? ethnicityOf(random, identity.number) : null,
    native_place: resident.origin?.fullName ?? null,
    marital_status: maritalStatus(random, age, member.role, resident.couple),
    political_status: resident.origin ? politicalStatus(random, age, education) : null,
    education,
    religion: religionOf(random),
    occupation,
    workplace: workplace?.name ?? null,
    phone,
    registered_division: registered || leftBehind ? plan.districtCode : (resident.origin?.code ?? null),
    registered_address: registeredAddress(context, room, resident, asRegistered),
    photo_ref: age >= 16 && random.chance(0.7) ? `photo/${plan.streetCode}/${id}` : null,
    lives_as_registered: registered ? asRegistered : null,
    household_number:
      resident.householdNumber === undefined
        ? null
        : `${plan.code.slice(4)}${resident.householdNumber.padStart(6, '0')}`,
    household_head: registered ? (head ?? resident).name : null,
    relation_to_head: registered ? relationToHead(member) : null,
    float_reason: floating ? (age < 16 ? (age >= 6 && random.chance(0.3) ? '06' : '09') : drawReason(random)) : null,
    permit_kind: permit,
    permit_number:
      permit === '1' || permit === '2' || permit === '4'
        ? `${plan.code.slice(0, 9)}${String(context.next('permit')).padStart(7, '0')}`
        : null,
    permit_registered_on: permit !== null && permit !== '9' ? movedIn : null,
    permit_expires_on: permit === '2' ? dateText(today + random.int(-60, 360)) : null,
    dwelling_kind: floating || kind === 'overseas' ? dwellingKind(room) : null,
    nationality: identity.nationality,
    latin_name: identity.latinName,
    stay_purpose: kind === 'overseas' ? (age < 18 ? '05' : drawPurpose(random)) : null,
    stay_until: kind === 'overseas' && random.chance(0.7) ? dateText(today + random.int(-10, 900)) : null,
    left_behind_kind: leftBehind ? (age < 18 ? '1' : age >= 60 ? '3' : '2') : null,
    family_member: leftBehind
      ? resident.name.slice(0, 1) + random.pick([...'建志伟国']) + random.pick([...'明强华军'])
      : null,
    family_member_phone: leftBehind ? phoneNumber(random) : null,
    needs: leftBehind ? random.pick(['日常探访', '助餐', '就医陪护', '课后托管', '心理疏导']) : null,
    help:
      leftBehind && random.chance(0.7)
        ? random.pick(['每周探访一次', '社区食堂送餐', '签约家庭医生', '四点半课堂'])
        : null,
    moved_in_on: movedIn,
    verified_on: dateText(verified),
    ended_on: left === undefined ? null : dateText(left),
    end_reason: left === undefined ? null : age > 70 ? random.pick(endReasons) : random.pick(endReasons.slice(0, 5)),
    source: 'grid-office',
    recorded_at: recorded,
    updated_at: `${dateText(verified)}T08:40:00Z`,
  });
  putDocuments(context, grid, resident, id, age, recorded);
  putOccupancies(context, grid, room, resident, id, homes);
  if (phone !== null && left === undefined) putPersonHistory(context, id, phone, resident.movedIn);
}

function worksFor(job: string | null, age: number): boolean {
  return job !== null && age >= 18 && age < 60 && job !== '无业' && job !== '家庭主妇' && job !== '学生';
}

function registeredAddress(
  { plan, random }: CommunityContext,
  room: Room,
  resident: Resident,
  asRegistered: boolean,
): string | null {
  if (resident.origin === undefined) return null;
  if (resident.kind === 'floating') {
    if (/[区市]$/.test(resident.origin.name)) {
      const road = random.pick([...'中新建和长']) + random.pick([...'山华设平安兴']);
      return `${resident.origin.fullName}${road}路${random.int(1, 300)}号${random.int(1, 20)}栋${random.int(2, 18)}0${random.int(1, 6)}`;
    }
    const town = random.pick([...'城太平石新东长龙白大']) + random.pick([...'关和桥塘山岭江田湖']);
    const village = random.pick([...'上下中大小前后']) + random.pick([...'湾屋坪塘岗坝冲']);
    return `${resident.origin.fullName}${town}镇${village}村${random.int(1, 18)}组${random.int(1, 120)}号`;
  }
  if (asRegistered) return room.row.address;
  return `广东省深圳市${plan.district}${random.pick(['人民路', '建设路', '解放路', '文化路', '中心路'])}${random.int(1, 300)}号${random.int(1, 20)}栋${random.int(2, 28)}0${random.int(1, 8)}`;
}

function relationToHead(member: Member): string {
  switch (member.role) {
    case 'head':
      return '02';
    case 'spouse':
      return '10';
    case 'child':
      return member.male ? '20' : '30';
    case 'parent':
      return member.male ? '51' : '52';
    default:
      return '99';
  }
}

function dwellingKind({ row, building }: Room): string {
  if (building === 'dormitory') return '03';
  return row.rental ? '05' : '07';
}
