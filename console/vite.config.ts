import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The embedded host; `npm start` listens there. */
const HOST = 'http://127.0.0.1:8787';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // A data: image would need another source in the Content-Security-Policy.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/v1': HOST, '/healthz': HOST } },
});
