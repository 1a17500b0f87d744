import type { Check } from './check.ts';
import { checkDigits } from './check-digits.ts';
import { textScalar } from './text-scalar.ts';

/**
 * Checks the code of a basic grid 社区基础网格: 14 digits, the 12 of its community and 2 for the grid.
 * The choice is ours: a community has about 23 grids and at most 99, and the community stays readable in front.
 */
export function checkGridCode(text: string): Check {
  return checkDigits(text, 14, '网格编码', 'Grid code');
}

/** Grid code 网格编码: a basic grid, 12-digit community and 2-digit grid. */
export const GridCode = textScalar({
  name: 'GridCode',
  title: { zh: '网格编码', en: 'Grid code' },
  description: {
    zh: '社区基础网格 14 位编码:12 位社区代码加 2 位网格序号',
    en: '14 digits of a basic grid: the 12 of its community and a sequence of 2',
  },
  check: checkGridCode,
});
