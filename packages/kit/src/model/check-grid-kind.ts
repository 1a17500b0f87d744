import type { ProfessionalGridKind } from '../plugin/professional-grid.ts';
import type { Say } from './check-field.ts';
import { isTitle } from './check-label.ts';

const kindCode = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const choices: Readonly<Record<'shape' | 'coverage' | 'overlap', readonly string[]>> = {
  shape: ['basic-grids', 'polygons'],
  coverage: ['complete', 'partial'],
  overlap: ['none', 'allowed'],
};

/** Whether a kind of professional grid says all that its rows, its scope and the docking report need. */
export function checkGridKind(kind: ProfessionalGridKind, say: Say): boolean {
  let sound = true;
  if (!kindCode.test(kind.code))
    sound = say('专业网格代码须为小写单词加连字符', 'the code of a grid kind is lower-case words with hyphens');
  if (!isTitle(kind.title) || !isTitle(kind.owner))
    sound = say('缺少中英文标题或主管单位', 'it needs title and owner in Chinese and English, one line each');
  if (typeof kind.objectCode !== 'string' || !/^[0-9]{6}$/.test(kind.objectCode))
    sound = say('对象代码须为 6 位数字', 'its objectCode is 6 digits, the first ones of the codes of its grids');
  for (const [name, values] of Object.entries(choices))
    if (!values.includes(kind[name as keyof typeof choices]))
      sound = say(`${name} 须为 ${values.join('、')}`, `its ${name} is ${values.join(' or ')}`);
  return sound;
}
