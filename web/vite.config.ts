import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = import.meta.dirname;

export default defineConfig({
  root: folder,
  plugins: [react()],
  build: {
    outDir: path.join(folder, '..', 'dist', 'web'),
    emptyOutDir: true,
    // Inlined as data: they would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Kilobytes, before compression: the first load is held to 250 compressed by a test.
    chunkSizeWarningLimit: 700,
  },
  // `npm run web`: the console as it is being written, over a Picket that runs.
  server: { proxy: { '/api': process.env.PICKET_URL ?? 'http://127.0.0.1:8440' } },
});
