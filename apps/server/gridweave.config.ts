import { core } from '@gridweave/core';
import { environment } from '@gridweave/environment';
import { fire } from '@gridweave/fire';
import { marketSupervision } from '@gridweave/market-supervision';
import { publicSecurity } from '@gridweave/public-security';
import { defineConfig, loadPlugin, readEnvironment } from '@gridweave/server';

const installed = readEnvironment().plugins.map((named) => loadPlugin(named, `${process.cwd()}/`));

export default defineConfig({
  plugins: [core, publicSecurity, fire, marketSupervision, environment, ...(await Promise.all(installed))],
});
