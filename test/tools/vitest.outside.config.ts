/**
 * Tests that need more than Node and the repository, each kind a project of its own: released etcd
 * servers and tools (`npm run oracles` brings them), the package registry, a browser, and shells.
 */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

const config: ViteUserConfig = defineConfig({
  root,
  test: {
    // One of them has the machine for itself: servers and browsers are processes of their own.
    maxWorkers: 1,
    projects: ['differential', 'packed', 'browser', 'shell'].map((name) => ({
      root,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: 300_000,
        hookTimeout: 300_000,
      },
    })),
  },
});

export default config;
