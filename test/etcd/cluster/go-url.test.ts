/**
 * URLs as Go reads and prints them. What is expected was printed by `etcdutl snapshot restore` of
 * 3.5.35, 3.6.16 and 3.7.3 for each of these texts as a peer URL.
 */
import { describe, expect, it } from 'vitest';

import { parsePeerUrls } from '../../../src/etcd/cluster/peer-urls.ts';
import { ClusterError } from '../../../src/errors.ts';

const PRINTED: readonly (readonly [text: string, printed: string])[] = [
  ['http://a:1', 'http://a:1'],
  ['http://[::1]:2380', 'http://[::1]:2380'],
  ['http://[0:0::1]:2380', 'http://[0:0::1]:2380'],
  ['http://[fe80::1%25eth0]:1', 'http://[fe80::1%25eth0]:1'],
  ['HTTP://A:1', 'http://A:1'],
  ['unix://localhost:8989', 'unix://localhost:8989'],
  ['unix:///tmp/x.sock', 'unix:///tmp/x.sock'],
  ['unix:/tmp/x', 'unix:/tmp/x'],
  ['unix:foo', 'unix:foo'],
  ['unix://', 'unix:'],
  ['unix:', 'unix:'],
  ['http://bücher:80', 'http://b%C3%BCcher:80'],
  ['http://b%c3%bccher:80', 'http://b%C3%BCcher:80'],
  ['http://a:80?x=1&y', 'http://a:80?x=1&y'],
  ['http://a:80?', 'http://a:80?'],
  ['http://u:p@a:80', 'http://u:p@a:80'],
  ['http://a:80#f', 'http://a:80#f'],
  ['http://a:80#', 'http://a:80'],
  ['http://a:', 'http://a:'],
  ['http://:80', 'http://:80'],
  ['  http://a:1  ', 'http://a:1'],
  ['http://a:1\t', 'http://a:1'],
  ['http://a<b>:1', 'http://a<b>:1'],
  ['http://a"b:1', 'http://a"b:1'],
  ['unix:///tmp/ü x', 'unix:///tmp/%C3%BC%20x'],
  ['unix:///tmp/a%2fb', 'unix:///tmp/a%2fb'],
  ['unix:///tmp/[x]', 'unix:///tmp/[x]'],
  ['unix:///tmp/a?b#c d', 'unix:///tmp/a?b#c%20d'],
  ['http://a:99999', 'http://a:99999'],
  ['http://u@:1', 'http://u@:1'],
  ['http://a:1?ü', 'http://a:1?ü'],
  ['http://a:1#ü`', 'http://a:1#%C3%BC%60'],
  ['unixs://x', 'unixs://x'],
  ["http://a_b~!$&'()*+;=:1", "http://a_b~!$&'()*+;=:1"],
  ['unix:////tmp', 'unix:////tmp'],
  ['unix://*', 'unix://*'],
  ['unix:*', 'unix:*'],
  ['http://%25:1', 'http://%25:1'],
  ['http://\u3000a:1', 'http://%E3%80%80a:1'],
  ['\u3000http://a:1', 'http://a:1'],
  ['\u00a0http://a:1\u0085', 'http://a:1'],
];

const NO_PORT = 'URL address does not have the form "host:port": ';
const NO_SCHEME = 'URL scheme must be http, https, unix, or unixs: ';

const REFUSED: readonly (readonly [text: string, message: string])[] = [
  ['http://a b:80', 'parse "http://a b:80": invalid character " " in host name'],
  ['http://a:80/', 'URL must not contain a path: http://a:80/'],
  ['http://u:p%40 w@a:80', 'parse "http://u:p%40 w@a:80": net/url: invalid userinfo'],
  ['http://a', `${NO_PORT}http://a`],
  ['http:a:80', `${NO_PORT}http:a:80`],
  ['a:80', `${NO_SCHEME}a:80`],
  ['127.0.0.1:80', 'parse "127.0.0.1:80": first path segment in URL cannot contain colon'],
  [':80', 'parse ":80": missing protocol scheme'],
  ['http://a:abc', 'parse "http://a:abc": invalid port ":abc" after host'],
  ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
  ['http://::1:80', 'parse "http://::1:80": invalid port "::1:80" after host'],
  ['http://a%zz:1', 'parse "http://a%zz:1": invalid URL escape "%zz"'],
  ['http://a%41:1', 'parse "http://a%41:1": invalid URL escape "%41"'],
  ['ftp://a:1', `${NO_SCHEME}ftp://a:1`],
  ['http://\u0001a:1', 'parse "http://\\x01a:1": net/url: invalid control character in URL'],
  ['*', `${NO_SCHEME}*`],
  ['', NO_SCHEME],
  ['http://a|b:1', 'parse "http://a|b:1": invalid character "|" in host name'],
  ['http://a\\b:1', 'parse "http://a\\\\b:1": invalid character "\\\\" in host name'],
  ['http://a[b]:1', 'parse "http://a[b]:1": invalid IP-literal'],
  ['http://[::1]x:1', 'parse "http://[::1]x:1": invalid port "x:1" after host'],
  ['http://us er@a:1', 'parse "http://us er@a:1": net/url: invalid userinfo'],
  ['unix://a:b/c', 'parse "unix://a:b/c": invalid port ":b" after host'],
  ['http://[zz]:1', 'parse "http://[zz]:1": invalid host: ParseAddr("zz"): unable to parse IP'],
  ['http://[1.2.3.4]:1', 'parse "http://[1.2.3.4]:1": invalid IP-literal'],
  ['http://a:1:2', 'parse "http://a:1:2": invalid port ":1:2" after host'],
  ['1http://a:1', 'parse "1http://a:1": first path segment in URL cannot contain colon'],
  ['/tmp/x', `${NO_SCHEME}/tmp/x`],
  ['//a:1', `${NO_SCHEME}//a:1`],
];

describe('peer URLs', () => {
  it.each(PRINTED)('%j is printed as %j', (text, printed) => {
    expect(parsePeerUrls([text])).toEqual([printed]);
  });

  it.each(REFUSED)('%j is refused', (text, message) => {
    expect(() => parsePeerUrls([text])).toThrow(new ClusterError('cluster-url', message));
  });

  it('sorts them as printed, by their bytes', () => {
    const texts = [
      'http://b:1',
      'HTTP://a:1',
      'https://a:1',
      'http://a:1?\u{10000}',
      'http://a:1?\uffee',
    ];
    expect(parsePeerUrls(texts)).toEqual([
      'http://a:1',
      'http://a:1?\uffee',
      'http://a:1?\u{10000}',
      'http://b:1',
      'https://a:1',
    ]);
  });

  it('wants at least one', () => {
    expect(() => parsePeerUrls([])).toThrow(new ClusterError('cluster-url', 'no valid URLs given'));
  });
});
