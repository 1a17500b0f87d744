import { core } from '@gridweave/core';
import { environment } from '@gridweave/environment';
import { fire } from '@gridweave/fire';
import { marketSupervision } from '@gridweave/market-supervision';
import { publicSecurity } from '@gridweave/public-security';
import { defineConfig, loadPlugins, readEnvironment } from '@gridweave/server';

const installed = await loadPlugins(readEnvironment().plugins, `${process.cwd()}/`, import.meta.filename);

export default defineConfig({
  plugins: [core, publicSecurity, fire, marketSupervision, environment, ...installed.plugins],
  unloaded: installed.unloaded,
});
