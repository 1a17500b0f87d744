import { expect, test } from 'vitest';
import { explainRisk, type RiskFacts } from './explain-risk.ts';
import { withHazard } from './note-hazard.ts';

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

test('a hazard raises the risk and never lowers it; the earliest time limit counts', () => {
  const none = { risk_level: null, open_hazards: 0, rectify_by: '2020-01-01' };
  expect(withHazard(none, { level: '1', rectifyBy: '2025-03-10' })).toEqual({
    risk_level: 'yellow',
    open_hazards: 1,
    rectify_by: '2025-03-10',
  });
  const high = { risk_level: 'orange', open_hazards: 1, rectify_by: '2025-03-05' };
  expect(withHazard(high, { level: '1', rectifyBy: '2025-03-10' })).toEqual({ ...high, open_hazards: 2 });
  expect(withHazard(high, { level: '2', rectifyBy: '2025-03-01' })).toEqual({
    risk_level: 'red',
    open_hazards: 2,
    rectify_by: '2025-03-01',
  });
});
