/** What all pages look like; they follow the system's choice of light or dark. */

/** Style of texts, tables, and the bar that finds things. */
export const BASE_STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --alarm: #cf222e; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
code, pre, .object { font-family: ui-monospace, monospace; font-size: .9em; }
h1, li, .object, td, .what { overflow-wrap: anywhere; }
.alarm > strong { color: var(--alarm); }
table { border-collapse: collapse; } th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.tools { position: sticky; top: 0; background: Canvas; padding: .6rem 0; border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .8rem; align-items: center; }
.tools[hidden] { display: none; }
.tools input[type=search] { flex: 1 1 16rem; font: inherit; padding: .3rem .5rem; }
[hidden] { display: none; }
`;
