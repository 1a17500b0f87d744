import { expect, test } from 'vitest';

import { Metrics } from './metrics.ts';

test('counts by lane and outcome, adds up the histogram, reads gauges when asked', () => {
  const metrics = new Metrics();
  let plans = 1;
  metrics.add({ name: 'gridweave_plans', help: 'Plans kept.', read: () => plans });
  metrics.observe('compiled', 'ok', 0.0004);
  metrics.observe('compiled', 'ok', 0.02);
  metrics.observe('compiled', 'FIELD_NOT_GRANTED', 60);
  plans = 7;
  const text = metrics.render();
  expect(text).toContain('gridweave_requests_total{lane="compiled",outcome="ok"} 2\n');
  expect(text).toContain('gridweave_requests_total{lane="compiled",outcome="FIELD_NOT_GRANTED"} 1\n');
  expect(text).toContain('gridweave_request_seconds_bucket{lane="compiled",le="0.0005"} 1\n');
  expect(text).toContain('gridweave_request_seconds_bucket{lane="compiled",le="0.025"} 2\n');
  expect(text).toContain('gridweave_request_seconds_bucket{lane="compiled",le="30"} 2\n');
  expect(text).toContain('gridweave_request_seconds_bucket{lane="compiled",le="+Inf"} 3\n');
  expect(text).toContain('gridweave_plans 7\n');
});
