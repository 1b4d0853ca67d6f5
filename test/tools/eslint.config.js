/**
 * What the compiler does not say: floating promises, unsafe values, needless conditions, and the
 * portable part's promise to know no console, process, clock or randomness. Run from the package's
 * root folder: `npm run lint`.
 */

import { join } from 'node:path';
import tseslint from 'typescript-eslint';

const ROOT = join(import.meta.dirname, '..', '..');

const PASSED_IN = 'Only the Node part and the command know it; pass it in.';
const NODE_ONLY = 'It exists in Node only.';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'build/**',
      'coverage/',
      'fixtures/',
      'bench/corpora/',
      // Generated.
      'src/messages/*.js',
      'src/messages/*.d.ts',
      'test/messages/raft.js',
      'test/messages/raft.d.ts',
      'src/kernel/kernel-bytes.ts',
      // AssemblyScript: another language with the same file name ending.
      'src/kernel/assembly/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['src/tsconfig.json', 'src/node/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: ROOT,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number in a message reads as what it is; objects and undefined stay forbidden.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: false, allowNullish: false, allowAny: false },
      ],
      // `while (true)` with a return inside is the plain form of a loop that ends in its middle.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `() => sink.write(line)` hands the call on; whether it gives a value does not matter.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Spreading a string gives its code points, which is what is meant where it is done.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A problem without facts has the empty object for facts.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // A constructor that only narrows the type of a parameter is not useless.
      '@typescript-eslint/no-useless-constructor': 'off',
      // `_` names what a loop or pattern has to name and nobody reads, as for the compiler.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_$', destructuredArrayIgnorePattern: '^_$' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/node.ts', 'src/node/**', 'src/cli/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'console', message: PASSED_IN },
        { name: 'process', message: PASSED_IN },
        { name: 'performance', message: PASSED_IN },
        { name: 'Buffer', message: NODE_ONLY },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: PASSED_IN },
        { object: 'Date', property: 'now', message: PASSED_IN },
        { object: 'crypto', property: 'getRandomValues', message: PASSED_IN },
        { object: 'crypto', property: 'randomUUID', message: PASSED_IN },
        ...['console', 'process', 'Date', 'performance', 'Buffer'].map((property) => ({
          object: 'globalThis',
          property,
          message: PASSED_IN,
        })),
      ],
      // Reading or printing a time that is given is no clock: only a `Date` of now is.
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: PASSED_IN },
        { selector: "CallExpression[callee.name='Date']", message: PASSED_IN },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test that meets undefined where it expects a value fails, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
