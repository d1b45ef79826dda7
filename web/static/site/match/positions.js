// The file of positions, as everybody gets it: one part of each kind for each quarter (match.md). What is asked for depends on
// dates alone.

/** Reads bits that BitCoder wrote, each in the context in which it was written. */
class BitReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 4;
    this.code = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    this.low = 0;
    this.high = 0xffffffff;
    this.probability = new Int32Array(4096).fill(1 << 15);
    this.seen = new Int32Array(4096);
  }

  bit(context) {
    const one = Math.min(65504, Math.max(32, this.probability[context]));
    const middle = this.low + ((this.high - this.low) >>> 16) * one;
    const bit = this.code <= middle ? 1 : 0;
    if (bit) this.high = middle;
    else this.low = middle + 1;
    const shift = Math.min(6, 2 + (this.seen[context]++ >> 1));
    this.probability[context] += ((bit ? 65535 : 0) - this.probability[context]) >> shift;
    while (((this.low ^ this.high) & 0xff000000) === 0) {
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 0xff) >>> 0;
      this.code = ((this.code << 8) | (this.bytes[this.at++] ?? 0)) >>> 0;
    }
    return bit;
  }

  number(context) {
    let digits = 0;
    while (this.bit(context + digits)) digits++;
    let number = 1;
    for (let digit = digits - 1; digit >= 0; digit--) {
      number = number * 2 + this.bit(context + 16 + Math.min(digits, 5) * 8 + Math.min(digit, 7));
    }
    return number - 1;
  }
}

const most = (counts) => (counts[0] >= counts[1] && counts[0] >= counts[2] ? 0 : counts[1] >= counts[2] ? 1 : 2);

/** For each roll-call, for each group: how many voted for, against, abstained. */
export function readGroups(bytes, rollCalls, groups) {
  const reader = new BitReader(bytes);
  const before = new Array(groups).fill(0);
  return Array.from({ length: rollCalls }, () => before.map((_, rank) => {
    const change = reader.number(64);
    before[rank] += change % 2 ? -(change + 1) / 2 : change / 2;
    const counts = [0, 0, 0];
    if (before[rank] === 0) return counts;
    const context = 1024 + (rank % 32) * 4;
    const first = reader.bit(context) ? 0 : reader.bit(context + 1) ? 1 : 2;
    const others = reader.number(128);
    counts[first] = before[rank] - others;
    if (others > 0) {
      counts[first === 0 ? 1 : 0] = reader.number(192);
      counts[first === 2 ? 1 : 2] = others - counts[first === 0 ? 1 : 0];
    }
    return counts;
  }));
}

/** For each roll-call, for each deputy: 0 for, 1 against, 2 abstained, -1 did not vote. */
export function readDeputies(bytes, rollCalls, groupOf) {
  const reader = new BitReader(bytes);
  const past = new Uint8Array(groupOf.length);
  const groups = Math.max(0, ...groupOf) + 1;
  return Array.from({ length: rollCalls }, () => {
    const counts = Array.from({ length: groups }, () => [0, 0, 0]);
    const row = new Int8Array(groupOf.length).fill(-1);
    let changed = 0;
    for (let place = 0; place < row.length; place++) {
      const churn = place < 8 ? 0 : Math.min(3, 1 + Math.floor((changed * 12) / place));
      const isThere = reader.bit(past[place] * 4 + churn);
      if (isThere !== past[place] % 2) changed++;
      past[place] = (past[place] % 8) * 2 + isThere;
      if (isThere) row[place] = position(reader, counts[groupOf[place]], groupOf[place]);
    }
    return row;
  });
}

function position(reader, counts, group) {
  const first = most(counts);
  const total = counts[0] + counts[1] + counts[2];
  const context = 64 + (group % 32) * 20 + (total === 0 ? 0 : 1 + Math.min(3, total - 1) * 4 + Math.min(3, total - counts[first]));
  let found = first;
  if (!reader.bit(context)) {
    found = reader.bit(1024 + first * 2 + (total === 0 ? 0 : 1)) ? (first === 0 ? 1 : 0) : (first === 2 ? 1 : 2);
  }
  counts[found]++;
  return found;
}

async function get(address, isJson) {
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return isJson ? response.json() : new Uint8Array(await response.arrayBuffer());
}

/**
 * All of it. One roll-call: number, date, texte, title, amendements, counts by uid of the group, votes by uid of the deputy.
 * @param words addresses as the page has them: a blank between parts, a comma between quarters, the oldest first
 */
export async function load({ people, quarters }) {
  const [named, ...parts] = await Promise.all([
    get(people, true),
    ...quarters.split(',').filter(Boolean).map((one) => one.split(' '))
      .map(([index, titles, groups, deputies]) => Promise.all([get(index, true), get(titles, true), get(groups), get(deputies)])),
  ]);
  return { ...named, rollCalls: parts.flatMap((one) => read(...one)) };
}

function read(index, titles, groups, deputies) {
  const counts = readGroups(groups, index.scrutins.length, index.groupes.length);
  const votes = readDeputies(deputies, index.scrutins.length, index.groupeDe);
  const places = new Map(index.deputes.map((uid, place) => [uid, place]));
  const ranks = new Map(index.groupes.map((uid, rank) => [uid, rank]));
  return index.scrutins.map((one, n) => ({
    numero: one.numero,
    date: one.date,
    texte: one.texte == null ? null : index.textes[one.texte],
    title: titles.titres[n],
    amendements: one.amendements ?? [], // left out where there are none
    groups: counts[n],
    countsOf: (uid) => counts[n][ranks.get(uid)] ?? [0, 0, 0],
    voteOf: (uid) => votes[n][places.get(uid)] ?? -1,
  }));
}
