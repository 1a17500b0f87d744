/**
 * A name that people write for a place whose division has changed since. `written` is how an address begins: the district and,
 * mostly, the street without 街道. `codes` are the divisions of today that it may mean, the likeliest first. It was right from
 * `validFrom` to the day before `validTo`; people go on writing it afterwards. `district`: the street is now in another district;
 * `zone`: the name of a functional zone stands for the district; `split`: the street was larger, so the name may mean a newer one.
 */
export interface DivisionAliasData {
  readonly written: string;
  readonly codes: readonly string[];
  readonly kind: 'district' | 'zone' | 'split';
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly source: string;
}

interface Period {
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly source: string;
}

function aliases(
  kind: DivisionAliasData['kind'],
  district: string,
  { validFrom, validTo, source }: Period,
  streets: Readonly<Record<string, readonly string[]>>,
): readonly DivisionAliasData[] {
  return Object.entries(streets).map(([street, codes]) => ({
    written: district + street,
    codes,
    kind,
    validFrom,
    validTo,
    source,
  }));
}

const longhua = {
  龙华: ['440309003', '440309002', '440309004'],
  民治: ['440309002'],
  大浪: ['440309004'],
  观澜: ['440309006', '440309001', '440309005'],
};
const longhuaNew = { 观湖: ['440309001'], 福城: ['440309005'] };
const guangming = {
  光明: ['440311001', '440311003'],
  公明: ['440311002', '440311006', '440311005', '440311004', '440311003'],
};
const guangmingNew = { 新湖: ['440311003'], 凤凰: ['440311004'], 玉塘: ['440311005'], 马田: ['440311006'] };
const pingshan = {
  坪山: ['440310001', '440310002', '440310003', '440310004'],
  坑梓: ['440310005', '440310006'],
};
const pingshanNew = { 马峦: ['440310002'], 碧岭: ['440310003'], 石井: ['440310004'], 龙田: ['440310006'] };

const longhuaDistrict = '2011-12-30 设龙华新区(宝安区划出),2016-09 国务院批复,2017-01-07 龙华区挂牌';
const guangmingDistrict = '2007-05-31 设光明新区(宝安区划出),2018-05 国务院批复,2018-09-19 光明区挂牌';
const pingshanDistrict = '2009-06-30 设坪山新区(龙岗区划出),2016-09 国务院批复,2017-01-07 坪山区挂牌';
const newStreets2016 = '2016 年街道分设,仅知年份,日期取当年首日';

/** The names of Shenzhen divisions that addresses still carry; dates to the best of our knowledge, each with its source. */
export const divisionAliasData: readonly DivisionAliasData[] = [
  {
    written: '宝安县',
    codes: ['440306', '440307', '440309', '440311', '440310'],
    kind: 'district',
    validTo: '1993-01-01',
    source: '1993-01-01 撤宝安县,设宝安区、龙岗区',
  },
  ...aliases(
    'district',
    '宝安区',
    { validFrom: '1993-01-01', validTo: '2017-01-07', source: longhuaDistrict },
    longhua,
  ),
  ...aliases(
    'district',
    '宝安区',
    { validFrom: '2016-01-01', validTo: '2017-01-07', source: `${longhuaDistrict};${newStreets2016}` },
    longhuaNew,
  ),
  ...aliases(
    'zone',
    '龙华新区',
    { validFrom: '2011-12-30', validTo: '2017-01-07', source: longhuaDistrict },
    {
      '': ['440309'],
      ...longhua,
    },
  ),
  ...aliases(
    'zone',
    '龙华新区',
    { validFrom: '2016-01-01', validTo: '2017-01-07', source: `${longhuaDistrict};${newStreets2016}` },
    longhuaNew,
  ),
  ...aliases(
    'district',
    '宝安区',
    { validFrom: '1993-01-01', validTo: '2018-09-19', source: guangmingDistrict },
    guangming,
  ),
  ...aliases(
    'district',
    '宝安区',
    {
      validFrom: '2016-08-31',
      validTo: '2018-09-19',
      source: `${guangmingDistrict};2016-08-31 光明、公明分设六个街道`,
    },
    guangmingNew,
  ),
  ...aliases(
    'zone',
    '光明新区',
    { validFrom: '2007-05-31', validTo: '2018-09-19', source: guangmingDistrict },
    {
      '': ['440311'],
      ...guangming,
    },
  ),
  ...aliases(
    'zone',
    '光明新区',
    {
      validFrom: '2016-08-31',
      validTo: '2018-09-19',
      source: `${guangmingDistrict};2016-08-31 光明、公明分设六个街道`,
    },
    guangmingNew,
  ),
  ...aliases(
    'district',
    '龙岗区',
    { validFrom: '1993-01-01', validTo: '2017-01-07', source: pingshanDistrict },
    pingshan,
  ),
  ...aliases(
    'district',
    '龙岗区',
    { validFrom: '2016-01-01', validTo: '2017-01-07', source: `${pingshanDistrict};${newStreets2016}` },
    pingshanNew,
  ),
  ...aliases(
    'zone',
    '坪山新区',
    { validFrom: '2009-06-30', validTo: '2017-01-07', source: pingshanDistrict },
    {
      '': ['440310'],
      ...pingshan,
    },
  ),
  ...aliases(
    'zone',
    '坪山新区',
    { validFrom: '2016-01-01', validTo: '2017-01-07', source: `${pingshanDistrict};${newStreets2016}` },
    pingshanNew,
  ),
  ...aliases(
    'zone',
    '大鹏新区',
    { validFrom: '2011-12-30', source: '2011-12-30 大鹏新区揭牌,辖龙岗区葵涌、大鹏、南澳;沿用至今,无国标代码' },
    {
      '': ['440307010', '440307009', '440307011'],
      葵涌: ['440307009'],
      大鹏: ['440307010'],
      南澳: ['440307011'],
    },
  ),
  ...aliases(
    'district',
    '罗湖区',
    { validFrom: '1990-01-01', validTo: '1998-03-30', source: '1990 年罗湖设区(仅知年份),1998-03-30 盐田区挂牌' },
    {
      盐田: ['440308002', '440308001'],
      沙头角: ['440308003', '440308004'],
    },
  ),
  ...aliases(
    'split',
    '宝安区',
    { validFrom: '2004-01-01', validTo: '2016-12-31', source: '2004 年撤镇设街道,2016 年分设,仅知年份' },
    {
      西乡: ['440306018', '440306019'],
      福永: ['440306020', '440306021'],
      沙井: ['440306022', '440306023'],
      松岗: ['440306024', '440306025'],
    },
  ),
  ...aliases(
    'split',
    '龙岗区',
    {
      validFrom: '2004-01-01',
      validTo: '2016-12-31',
      source: '2004 年撤镇设街道,布吉 2006 年、各街道 2016 年分设,仅知年份',
    },
    {
      布吉: ['440307014', '440307018', '440307013', '440307012'],
      横岗: ['440307017', '440307020'],
      龙岗: ['440307016', '440307019'],
    },
  ),
];
