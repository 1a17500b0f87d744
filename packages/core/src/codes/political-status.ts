import { defineCodes } from './define-codes.ts';

/** Political status 政治面貌, GB/T 4762. */
export const PoliticalStatus = defineCodes({
  name: 'PoliticalStatus',
  title: { zh: '政治面貌', en: 'Political status' },
  source: 'GB/T 4762',
  values: [
    { name: 'CPC_MEMBER', code: '01', zh: '中国共产党党员', en: 'member of the Communist Party of China' },
    {
      name: 'CPC_PROBATIONARY',
      code: '02',
      zh: '中国共产党预备党员',
      en: 'probationary member of the Communist Party of China',
    },
    { name: 'YOUTH_LEAGUE', code: '03', zh: '中国共产主义青年团团员', en: 'member of the Communist Youth League' },
    {
      name: 'RCCK',
      code: '04',
      zh: '中国国民党革命委员会会员',
      en: 'member of the Revolutionary Committee of the Kuomintang',
    },
    { name: 'CDL', code: '05', zh: '中国民主同盟盟员', en: 'member of the China Democratic League' },
    {
      name: 'CNDCA',
      code: '06',
      zh: '中国民主建国会会员',
      en: 'member of the China National Democratic Construction Association',
    },
    {
      name: 'CAPD',
      code: '07',
      zh: '中国民主促进会会员',
      en: 'member of the China Association for Promoting Democracy',
    },
    {
      name: 'CPWDP',
      code: '08',
      zh: '中国农工民主党党员',
      en: 'member of the Chinese Peasants and Workers Democratic Party',
    },
    { name: 'ZHI_GONG', code: '09', zh: '中国致公党党员', en: 'member of the China Zhi Gong Party' },
    { name: 'JIU_SAN', code: '10', zh: '九三学社社员', en: 'member of the Jiusan Society' },
    {
      name: 'TDSL',
      code: '11',
      zh: '台湾民主自治同盟盟员',
      en: 'member of the Taiwan Democratic Self-Government League',
    },
    { name: 'NON_PARTY', code: '12', zh: '无党派人士', en: 'public figure without party' },
    { name: 'MASSES', code: '13', zh: '群众', en: 'no party' },
  ],
});
