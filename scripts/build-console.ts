// Builds the console unless it is up to date. A build that fails is told and does not keep the server from starting.
import { spawnSync } from 'node:child_process';

const { status, stdout, stderr } = spawnSync('turbo', ['run', 'build', '--output-logs=errors-only'], {
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) {
  console.error(`${stdout ?? ''}${stderr ?? ''}`);
  console.error('✗ 控制台未能构建,/console 不可用\n  The console could not be built; /console does not work\n');
}
