// Whether enough others co-signed a checkpoint: policies, and the co-signatures that a browser can check, those by Ed25519. ML-DSA is in no browser.
import { fromBase64, join, parseCheckpoint, sha256, toHex } from './urn.js';

const text = new TextEncoder();
const LOG = 1;
const ED25519 = 4;
const ML_DSA = 6;
const LENGTHS = { [LOG]: 32, [ED25519]: 32, [ML_DSA]: 1312 };
const ID = 4;
const TIME = 8;
const AHEAD = 600_000; // by which a clock may be wrong
const BEHIND = 3600; // seconds by which one server may be behind another

async function readKey(vkey, types) {
  const [, name, id, key] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey) ?? [];
  const typed = key ? fromBase64(key) : [];
  const own = key && toHex((await sha256(join(text.encode(`${name}\n`), typed))).slice(0, ID));
  if (own !== id || !types.includes(typed[0]) || typed.length !== 1 + LENGTHS[typed[0]]) throw new Error('key');
  return { name, id, type: typed[0], bytes: typed.slice(1) };
}

/** A policy as C2SP tlog-policy writes it; an Error with the number of the line where it is none. */
export async function parsePolicy(policy) {
  const members = new Map();
  const grouped = new Set();
  const keys = new Set();
  const [logs, witnesses] = [[], []];
  let quorum = null;
  const require = (holds) => { if (!holds) throw new Error('policy'); };
  const define = (name, member) => {
    require(name !== 'none' && !members.has(name));
    members.set(name, member);
  };
  const once = (kind, key) => {
    require(!keys.has(`${kind} ${toHex(key.bytes)}`));
    keys.add(`${kind} ${toHex(key.bytes)}`);
    return key;
  };
  const read = {
    async log([vkey, , more]) {
      require(more === undefined);
      logs.push(once('log', await readKey(vkey ?? '', [LOG])));
    },
    async witness([name, vkey, , more]) {
      require(vkey && more === undefined);
      const witness = { key: once('witness', await readKey(vkey, [ED25519, ML_DSA])) };
      define(name, witness);
      witnesses.push(witness);
    },
    group([name, needed, ...names]) {
      require(names.length > 0 && names.every((one) => members.has(one)) && !names.some((one) => grouped.has(one)));
      names.forEach((one) => grouped.add(one));
      require(new Set(names).size === names.length && /^(all|any|[1-9][0-9]{0,5})$/.test(needed));
      const threshold = { all: names.length, any: 1 }[needed] ?? Number(needed);
      require(threshold <= names.length);
      define(name, { threshold, members: names.map((one) => members.get(one)) });
    },
    quorum([name, more]) {
      require(quorum === null && more === undefined && (name === 'none' || members.has(name)));
      quorum = members.get(name) ?? { threshold: 0, members: [] };
    },
  };
  for (const [i, line] of policy.split('\n').entries()) {
    const [kind, ...rest] = line.split(/[ \t]+/).filter(Boolean);
    try {
      require(!/[^\t -~\u0080-\u{10ffff}]/u.test(line));
      // one after the other: what is named has to be defined above
      if (kind && !kind.startsWith('#')) await (Object.hasOwn(read, kind) ? read[kind](rest) : require(false));
    } catch { throw new Error(`policy, line ${i + 1}`); }
  }
  if (!quorum) throw new Error('policy, quorum');
  return { logs, witnesses, quorum };
}

const isMet = (member, signed) => (member.key ? signed.has(member)
  : member.members.filter((one) => isMet(one, signed)).length >= member.threshold);

/** When it co-signed, in seconds since 1970: 0 where it did not, null where no browser, or not this one, can tell. */
async function timeOf({ key }, { signed, signatures }, now) {
  const own = signatures.filter(([name, line]) => name === key.name && toHex(line.slice(0, ID)) === key.id);
  if (!own.length) return 0;
  if (key.type !== ED25519) return null;
  let imported;
  try {
    imported = await crypto.subtle.importKey('raw', key.bytes, { name: 'Ed25519' }, false, ['verify']);
  } catch { return null; }
  const times = await Promise.all(own.map(async ([, line]) => {
    const time = line.length > ID + TIME ? new DataView(line.buffer, line.byteOffset + ID, TIME).getBigUint64(0) : 0n;
    const message = text.encode(`cosignature/v1\ntime ${time}\n${signed}`);
    const isRight = Number(time) * 1000 < now + AHEAD && await crypto.subtle.verify({ name: 'Ed25519' }, imported, line.slice(ID + TIME), message);
    return isRight ? Number(time) : 0;
  }));
  return Math.max(...times);
}

/**
 * Whether a checkpoint has the co-signatures that a policy asks for.
 *
 * @param policy of parsePolicy()
 * @param note as it is served
 * @param seen when the newest was co-signed that was ever shown here, in seconds: a server alone cannot make old ones look new
 * @returns { verdict, at, cosigners, unchecked }: 'oui'; 'non'; 'ancien' where they are older than what was shown before; or 'inconnu'
 *   where it takes those by 'unchecked', which this browser cannot check. Both lists are names of keys, each once; 'at' is when enough
 *   had signed, in seconds, 0 where that is not known.
 */
export async function attestation(policy, note, { now = Date.now(), seen = 0 } = {}) {
  const checkpoint = parseCheckpoint(note);
  const times = await Promise.all(policy.witnesses.map((witness) => timeOf(witness, checkpoint, now)));
  const those = (isWanted) => policy.witnesses.filter((_, i) => isWanted(times[i]));
  const names = (witnesses) => [...new Set(witnesses.map(({ key }) => key.name))];
  const isMetBy = (isWanted) => isMet(policy.quorum, new Set(those(isWanted)));
  const at = Math.max(0, ...times.filter((time) => time && isMetBy((other) => other >= time)));
  const isAsked = !isMetBy(() => false);
  const cosigners = names(those(Boolean));
  const unchecked = names(those((time) => time === null)).filter((name) => !cosigners.includes(name));
  const otherwise = isMetBy((time) => time !== 0) ? 'inconnu' : 'non';
  const known = at >= seen - BEHIND ? 'oui' : 'ancien';
  return { verdict: !isAsked ? 'oui' : at ? known : otherwise, at, cosigners, unchecked };
}
