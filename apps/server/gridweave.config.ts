import { core } from '@gridweave/core';
import { environment } from '@gridweave/environment';
import { fire } from '@gridweave/fire';
import { marketSupervision } from '@gridweave/market-supervision';
import { publicSecurity } from '@gridweave/public-security';
import { defineConfig } from '@gridweave/server';

export default defineConfig({ plugins: [core, publicSecurity, fire, marketSupervision, environment] });
