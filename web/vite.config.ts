import { defineConfig } from 'vite'

// What is built stands alone: every file is served by the workbench itself, none is written into another.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  oxc: { jsx: { importSource: 'preact' } },
})
