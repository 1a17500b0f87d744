import { GridweaveError } from '@gridweave/kit';

try {
  // here, since it loads the plugins of the configuration, and one may not be there
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2), (text) => console.log(text));
} catch (error) {
  const { zh, en } =
    error instanceof GridweaveError
      ? error.text
      : { zh: '命令失败', en: `The command failed: ${error instanceof Error ? error.message : String(error)}` };
  console.error(`\n✗ ${zh}\n  ${en}\n`);
  process.exitCode = 1;
}
