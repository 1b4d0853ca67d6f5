/**
 * The direction rule: a file imports from lower levels only, never sideways and never up, types
 * included. The table below is the whole of it; the rules are made from it. Run from the package's
 * root folder: `npm run direction`.
 */

const LEVEL_0 = ['kernel', 'bytes', 'findings.ts', 'errors.ts'];
const LEVELS_0_1 = [...LEVEL_0, 'io', 'messages'];
const LEVELS_0_3 = [...LEVELS_0_1, 'bbolt', 'raft', 'wal', 'etcd', 'kubernetes'];
const LEVELS_0_4 = [...LEVELS_0_3, 'operations', 'operations/kubernetes'];

/** What each part of `src` may import besides itself. What is not listed is forbidden. */
const MAY_IMPORT = {
  // Level 0, in this order.
  kernel: [],
  bytes: ['kernel'],
  'findings.ts': ['bytes'],
  'errors.ts': ['findings.ts', 'bytes'],
  // Level 1
  io: LEVEL_0,
  messages: LEVEL_0,
  // Level 2
  bbolt: LEVELS_0_1,
  raft: LEVELS_0_1,
  // Level 3
  wal: [...LEVELS_0_1, 'raft'],
  etcd: [...LEVELS_0_1, 'bbolt', 'raft'],
  kubernetes: LEVELS_0_1,
  // Level 4: Kubernetes is an argument to all operations but those that are about nothing else.
  operations: [...LEVELS_0_1, 'bbolt', 'raft', 'wal', 'etcd'],
  'operations/kubernetes': [...LEVELS_0_3, 'operations'],
  // Level 5
  node: LEVELS_0_1,
  // Level 6: what is for importers, and the command, which is one.
  'index.ts': LEVELS_0_4,
  'node.ts': [...LEVELS_0_4, 'node', 'index.ts'],
  cli: [...LEVELS_0_4, 'node', 'node.ts'],
};

const PARTS = Object.keys(MAY_IMPORT);

/** Regular expression for the files of a part, without those of a part inside it. */
function filesOf(part) {
  if (part.endsWith('.ts')) return `^src/${part.replace('.', '[.]')}$`;
  const inner = PARTS.filter((other) => other.startsWith(`${part}/`));
  const without = inner.map((other) => `(?!${other.slice(part.length + 1)}/)`).join('');
  return `^src/${part}/${without}`;
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...PARTS.map((part) => ({
      name: `direction-of-${part}`,
      comment: `${part} may import ${MAY_IMPORT[part].join(', ') || 'nothing'}`,
      severity: 'error',
      from: { path: filesOf(part) },
      to: { path: '^src/', pathNot: [part, ...MAY_IMPORT[part]].map(filesOf) },
    })),
    {
      name: 'no-level',
      comment: 'A new part of src needs a level: add it to the table in this file.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: PARTS.map(filesOf) },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'node-only-in-node',
      comment: 'The portable part runs in browsers: node: modules belong to src/node and src/cli.',
      severity: 'error',
      from: { pathNot: '^src/(node|cli)(/|[.]ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-foreign-packages',
      comment:
        'Sources import run-time dependencies of package.json only. (The generated types also ' +
        'name `long`, which comes with protobufjs.)',
      severity: 'error',
      from: { pathNot: '^src/messages/.*[.]d[.]ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-peer', 'undetermined'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is self-contained, down to packages.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: '^src/kernel/' },
    },
  ],
  options: {
    exclude: { path: '^src/kernel/assembly/' },
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: a type is knowledge, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'src/node/tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
