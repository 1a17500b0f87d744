import type { SampleRandom } from '@gridweave/kit';

/** Countries and regions of overseas people, GB/T 2659 three letters, with first and family names in Latin letters. */
const nations: readonly { code: string; weight: number; male: string; female: string; family: string }[] = [
  {
    code: 'HKG',
    weight: 55,
    male: 'CHI WAI|KA HO|WING KIN|SIU MING|TSZ HIN|KWOK KEUNG',
    female: 'WAI YEE|KA YAN|SUK FAN|HIU TUNG|MEI LING|WING SZE',
    family: 'CHAN|WONG|LEE|CHEUNG|LAM|HO|NG|LEUNG|YEUNG|KWOK',
  },
  {
    code: 'MAC',
    weight: 5,
    male: 'CHI MENG|KA WAI|WENG FAI',
    female: 'IOK LAN|SIO MEI|KA I',
    family: 'CHAN|LEI|WONG|LAM|CHEONG|IEONG',
  },
  {
    code: 'TWN',
    weight: 14,
    male: 'CHIH-MING|CHUN-CHIEH|TSUNG-HAN|WEN-HSIUNG',
    female: 'SHU-FEN|YI-CHUN|MEI-LING|YA-TING',
    family: 'CHEN|LIN|HUANG|CHANG|TSAI|HSU|KUO',
  },
  {
    code: 'KOR',
    weight: 6,
    male: 'MINJUN|JIHOON|SEUNGHO|DONGHYUN',
    female: 'SEOYEON|JIWOO|MINJI|HYEJIN',
    family: 'KIM|LEE|PARK|CHOI|JUNG',
  },
  {
    code: 'JPN',
    weight: 6,
    male: 'HIROSHI|KENJI|TAKASHI|YUTO',
    female: 'YUKI|KEIKO|SAKURA|NAOMI',
    family: 'SATO|SUZUKI|TANAKA|WATANABE|ITO',
  },
  {
    code: 'USA',
    weight: 5,
    male: 'JAMES|MICHAEL|DAVID|DANIEL',
    female: 'EMILY|SARAH|JESSICA|LAURA',
    family: 'MILLER|JOHNSON|DAVIS|CLARK|LEWIS',
  },
  {
    code: 'IND',
    weight: 4,
    male: 'RAHUL|AMIT|SANJAY|VIKRAM',
    female: 'PRIYA|ANJALI|NEHA|POOJA',
    family: 'SHARMA|PATEL|SINGH|GUPTA|KUMAR',
  },
  {
    code: 'GBR',
    weight: 2,
    male: 'OLIVER|HARRY|THOMAS',
    female: 'AMELIA|CHARLOTTE|GRACE',
    family: 'SMITH|TAYLOR|WALKER|WRIGHT',
  },
  {
    code: 'DEU',
    weight: 1.5,
    male: 'LUKAS|FELIX|STEFAN',
    female: 'ANNA|LENA|KATHARINA',
    family: 'MUELLER|SCHMIDT|WEBER|FISCHER',
  },
  {
    code: 'NGA',
    weight: 1.5,
    male: 'EMEKA|TUNDE|IBRAHIM',
    female: 'NGOZI|AISHA|FUNKE',
    family: 'OKAFOR|ADEBAYO|BELLO|EZE',
  },
];
const weights = nations.map((nation) => [nation, nation.weight] as const);

export interface LatinName {
  readonly nationality: string;
  readonly family: string;
  readonly given: string;
}

/** Where an overseas person comes from and the name in the passport. */
export function latinName(random: SampleRandom, male: boolean): LatinName {
  const nation = random.weighted(weights);
  const given = random.pick((male ? nation.male : nation.female).split('|'));
  return { nationality: nation.code, family: random.pick(nation.family.split('|')), given };
}
