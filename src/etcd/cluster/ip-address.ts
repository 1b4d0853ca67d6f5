/** IP addresses as Go reads and prints them (net/netip ParseAddr, net/ip.go IP.String, go1.25). */

const OCTET = /^(0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

/** Whether it is an IPv6 address, with or without a zone. */
export function isIpv6(text: string): boolean {
  const { address, zone } = cutZone(text);
  return zone !== '%' && parseGroups(address) !== undefined;
}

/** An address in its one normal form, IPv4 inside of IPv6 as IPv4; undefined for a host's name. */
export function normalizeIpAddress(text: string): string | undefined {
  if (parseOctets(text) !== undefined) return text;
  if (!isIpv6(text)) return undefined;
  const { address, zone } = cutZone(text);
  const groups = parseGroups(address) ?? [];
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535') return formatOctets(groups.slice(6));
  return formatGroups(groups) + zone;
}

function cutZone(text: string): { address: string; zone: string } {
  const at = text.indexOf('%');
  return at < 0
    ? { address: text, zone: '' }
    : { address: text.slice(0, at), zone: text.slice(at) };
}

function parseOctets(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const isAddress =
    parts.length === 4 && parts.every((part) => OCTET.test(part) && Number(part) < 256);
  return isAddress ? parts.map(Number) : undefined;
}

/** The eight groups of 16 bits; undefined if the text is no IPv6 address. */
function parseGroups(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const parsed = halves.map((half, at) => groupsOf(half, at === halves.length - 1));
  const [left, right] = parsed;
  if (left === undefined || parsed.includes(undefined)) return undefined;
  if (halves.length === 1) return left.length === GROUPS ? left : undefined;
  const missing = GROUPS - left.length - (right?.length ?? 0);
  return missing < 1 ? undefined : [...left, ...Array<number>(missing).fill(0), ...(right ?? [])];
}

/** Groups between colons; the last ones of an address may be written as IPv4. */
function groupsOf(text: string, mayEndInOctets: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const octets = mayEndInOctets ? parseOctets(parts.at(-1) ?? '') : undefined;
  if (octets !== undefined) parts.pop();
  if (!parts.every((part) => GROUP.test(part))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = octets ?? [];
  const groups = parts.map((part) => parseInt(part, 16));
  return octets === undefined ? groups : [...groups, a * 256 + b, c * 256 + d];
}

function formatOctets(groups: readonly number[]): string {
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join('.');
}

/** The longest run of two or more zeros, the first of several, as `::`. */
function formatGroups(groups: readonly number[]): string {
  let [start, length] = [0, 1];
  for (let at = 0; at < GROUPS; at++) {
    let end = at;
    while (groups[end] === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}
