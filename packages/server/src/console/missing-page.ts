/** Shown at /console where the console was not built. */
export const missingPage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gridweave 织网</title>
<style nonce="GRIDWEAVE_NONCE">
body { font: 16px/1.6 system-ui, sans-serif; margin: 10vh auto; max-width: 40em; padding: 0 1em; color-scheme: light dark; }
code { font-family: ui-monospace, monospace; background: rgb(128 128 128 / 15%); padding: 2px 6px; border-radius: 4px; }
</style>
</head>
<body>
<h1>控制台尚未构建 / The console is not built yet</h1>
<p>请在仓库根目录运行 <code>npx pnpm build</code>,然后刷新本页,无需重启。<code>npm start</code> 会自动构建。</p>
<p>Run <code>npx pnpm build</code> in the root of the repository, then reload this page; nothing has to be restarted. <code>npm start</code> builds it by itself.</p>
</body>
</html>
`;
