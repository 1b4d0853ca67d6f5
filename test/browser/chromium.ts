/** Debian's Chromium: without a sandbox (CI is root) and without anything that calls home. */

/** The program. */
export const EXECUTABLE = '/usr/bin/chromium';

/** How it is started. */
export const FLAGS: readonly string[] = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];
