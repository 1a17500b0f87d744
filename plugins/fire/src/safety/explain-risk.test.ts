import { expect, test } from 'vitest';
import { explainRisk, type RiskFacts } from './explain-risk.ts';
import { riskReasons } from './risk-reasons.ts';
import { safetyOf } from './safety-of.ts';

const facts: RiskFacts = {
  inspected_on: '2025-02-20',
  inspection_result: '3',
  risk_level: 'orange',
  open_hazards: 2,
  rectify_by: '2025-03-01',
  three_in_one: false,
};

test.each([
  [{}, '较大风险(橙):未整改隐患 2 处,整改已逾期(期限 2025-03-01);2025-02-20 检查责令限期改正'],
  [
    { rectify_by: '2025-03-02' },
    '较大风险(橙):未整改隐患 2 处,整改未到期(期限 2025-03-02);2025-02-20 检查责令限期改正',
  ],
  [
    { risk_level: 'red', three_in_one: true, open_hazards: 1, rectify_by: null, inspected_on: null },
    '重大风险(红):存在三合一(住宿与经营合用);未整改隐患 1 处;从未检查',
  ],
  [{ risk_level: 'blue', open_hazards: 0, inspection_result: '1' }, '低风险(蓝):2025-02-20 检查合格'],
  [{ risk_level: null }, null],
])('the risk of a house in words %#', (changed, expected) => {
  expect(explainRisk({ ...facts, ...changed }, '2025-03-02')).toBe(expected);
});

test('the risk follows from what is open; the earliest time limit counts', () => {
  const general = { kind: '01', level: '1', rectify_by: '2025-03-10' };
  expect(safetyOf([])).toEqual({ risk_level: 'blue', open_hazards: 0, major_hazards: 0, rectify_by: null });
  expect(safetyOf([general])).toMatchObject({ risk_level: 'yellow', rectify_by: '2025-03-10' });
  expect(safetyOf([general, general])).toMatchObject({ risk_level: 'orange', open_hazards: 2 });
  expect(safetyOf([general, { ...general, level: '2', rectify_by: '2025-03-01' }])).toEqual({
    risk_level: 'red',
    open_hazards: 2,
    major_hazards: 1,
    rectify_by: '2025-03-01',
  });
});

test('reasons, the heaviest first, in both languages', () => {
  const known = {
    inspected_on: '2024-01-01',
    open_hazards: 1,
    major_hazards: 1,
    rectify_by: '2025-03-01',
    three_in_one: false,
  };
  expect(riskReasons(known, '2025-03-02')).toEqual([
    { points: 25, zh: '其中重大火灾隐患 1 处', en: 'major ones among them: 1' },
    { points: 15, zh: '整改已逾期(期限 2025-03-01)', en: 'rectification is overdue since 2025-03-01' },
    { points: 10, zh: '未整改火灾隐患 1 处', en: 'fire hazards that are not rectified: 1' },
    { points: 10, zh: '一年以上未检查(上次 2024-01-01)', en: 'not inspected for a year (last on 2024-01-01)' },
  ]);
  expect(riskReasons({ ...known, open_hazards: null }, '2025-03-02')).toEqual([]);
});
