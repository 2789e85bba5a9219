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
    // Kilobytes, before compression: a browser test holds the first load to 350 on the wire.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Each file costs a request and its headers: what most pages share is one file. Some things are large, and
          // the lists and the page of an incident do not need them: texts of settings and of signing in, fields
          // for numbers, and forms of dialogs.
          groups: [
            {
              name: 'shared',
              test: /node_modules(?!.*(react-number-format|\/NumberInput\/|@mantine\/form\/))|web\/src(?!\/text\/en\/(account|connectwise|provider-errors))/,
              minShareCount: 12,
            },
          ],
        },
      },
    },
  },
  // `npm run web`: the console as it is being written, over a Picket that runs.
  server: { proxy: { '/api': process.env.PICKET_URL ?? 'http://127.0.0.1:8440' } },
});
