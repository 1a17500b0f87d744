import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite dev` finds a running server. */
const server = process.env['GRIDWEAVE_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // the server puts a new nonce in its place with each page
  html: { cspNonce: 'GRIDWEAVE_NONCE' },
  build: {
    target: 'es2024',
    // the first that know light-dark(); for older ones it would be written as variables that nothing sets
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // fonts and images stay files: the policy of the page allows no data there
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    reportCompressedSize: false,
  },
  server: { proxy: { '/graphql': server, '/admin/graphql': server, '/console/session': server } },
});
