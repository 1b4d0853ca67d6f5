import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

import { quoteArgument } from '../../src/bytes/shell.ts';
import { escapeControls } from '../../src/bytes/text.ts';

function taken(shell: string, argument: string): string {
  const script = `printf '[%s]' ${argument}`;
  return execFileSync(shell, ['-c', script], { encoding: 'utf8' });
}

test('plain text stays as it is', () => {
  expect(quoteArgument('a=http://10.0.0.1:2380,b=http://h:1')).toBe(
    'a=http://10.0.0.1:2380,b=http://h:1',
  );
  expect(quoteArgument('')).toBe("''");
});

test.each(["it's", 'a b \'$(id)\' `id` "x"', "''", '~', '$HOME', 'café', "x'; rm -rf /; '"])(
  'a shell takes %j back, also escaped once more',
  (text) => {
    const quoted = quoteArgument(text);
    expect(taken('sh', quoted)).toBe(`[${text}]`);
    expect(escapeControls(quoted)).toBe(quoted);
  },
);

test('a backslash alone is quoted as it is', () => {
  expect(taken('sh', quoteArgument('a\\x0ab\\'))).toBe('[a\\x0ab\\]');
});

test.each(['a\nb', "it's\n$(id) \\ \\x85", '\u001b[31m', '\u0085\u009bf', '\u202eabc\n0\\n'])(
  'bash takes %j back, which no terminal acts on',
  (text) => {
    const quoted = quoteArgument(text);
    expect(quoted).toMatch(/^[\x20-\x7e]+$/);
    const environment = { ...process.env, LC_ALL: 'C.UTF-8' };
    const script = `printf '[%s]' ${quoted}`;
    const said = execFileSync('bash', ['-c', script], { encoding: 'utf8', env: environment });
    expect(said).toBe(`[${text}]`);
  },
);
