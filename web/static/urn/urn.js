// An urn as anybody can check it: hashes of RFC 6962, signed notes and tiles of C2SP. Works in pages and in workers.

const text = new TextEncoder();
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const HASH = 32;
export const TILE = 256;

export function join(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}

export const toHex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
export const isSame = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Of two texts that stand for the same bytes only the one with padding and without stray bits is read: one proof, one text. */
export function fromBase64(s) {
  let bytes = null;
  try { bytes = Uint8Array.from(atob(s), (c) => c.charCodeAt(0)); } catch { /* said below */ }
  if (!bytes || toBase64(bytes) !== s) throw new Error('base64');
  return bytes;
}

export const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
export const leafHash = (entry) => sha256(join(LEAF, entry));
const nodeHash = (left, right) => sha256(join(NODE, left, right));

/** MTH over a list of hashes: pairs from the left, level by level, a last one alone goes up as it is. */
async function treeHash(hashes) {
  let level = hashes;
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i < level.length; i += 2) above.push(i + 1 < level.length ? nodeHash(level[i], level[i + 1]) : level[i]);
    level = await Promise.all(above);
  }
  return level[0];
}

/** The tree of an urn, leaf by leaf; remembers at most 256 hashes a level. */
export class Tree {
  #levels = [];

  async add(hashes, height = 0) {
    this.#levels[height] ??= [];
    for (const hash of hashes) {
      const level = this.#levels[height];
      level.push(hash);
      if (level.length === TILE) {
        this.#levels[height] = [];
        await this.add([await treeHash(level)], height + 1);
      }
    }
  }

  async root() {
    let last = [];
    for (const level of this.#levels) {
      const hashes = [...level, ...last];
      last = hashes.length ? [await treeHash(hashes)] : [];
    }
    return last[0] ?? sha256(new Uint8Array());
  }
}

const isHash = (bytes) => bytes instanceof Uint8Array && bytes.length === HASH;
const isSize = (n) => Number.isSafeInteger(n) && n >= 0;
const halve = (n) => Math.floor(n / 2);

/** RFC 9162 §2.1.3.2: whether a proof leads from a leaf to the root. */
export async function isIncluded(hash, index, size, proof, root) {
  if (!isSize(index) || !isSize(size) || index >= size || ![hash, root, ...proof].every(isHash)) return false;
  let [fn, sn, r] = [index, size - 1, hash];
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = await nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) { fn = halve(fn); sn = halve(sn); }
    } else r = await nodeHash(r, p);
    fn = halve(fn);
    sn = halve(sn);
  }
  return sn === 0 && isSame(r, root);
}

/** RFC 9162 §2.1.4.2: whether the tree of an older size is the beginning of a newer one's. An empty tree begins every tree. */
export async function isConsistent(oldSize, oldRoot, newSize, newRoot, proof) {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize || ![oldRoot, newRoot, ...proof].every(isHash)) return false;
  if (oldSize === newSize) return proof.length === 0 && isSame(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0 && isSame(oldRoot, await sha256(new Uint8Array()));
  let [fn, sn] = [oldSize - 1, newSize - 1];
  while (fn % 2 === 1) { fn = halve(fn); sn = halve(sn); }
  const [first, ...rest] = fn === 0 ? [oldRoot, ...proof] : proof; // a whole subtree is its own first hash
  if (!first) return false;
  let [fr, sr] = [first, first];
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = await nodeHash(c, fr);
      sr = await nodeHash(c, sr);
      while (fn % 2 === 0 && fn !== 0) { fn = halve(fn); sn = halve(sn); }
    } else sr = await nodeHash(sr, c);
    fn = halve(fn);
    sn = halve(sn);
  }
  return sn === 0 && isSame(fr, oldRoot) && isSame(sr, newRoot);
}

/** A signed note's text, and its signatures as [name, id and signature]. */
function parseNote(note) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new Error('note');
  const signatures = note.slice(end + 2, -1).split('\n').map((line) => {
    const match = /^— ([^+\s]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
    if (!match) throw new Error('note');
    return [match[1], fromBase64(match[2])];
  });
  return { text: note.slice(0, end + 1), signatures };
}

/** The checkpoint in a note; whoever signed it. */
export function parseCheckpoint(note) {
  const { text: signed, signatures } = parseNote(note);
  const [origin, size, root] = signed.split('\n');
  if (!origin || !/^(0|[1-9][0-9]{0,14})$/.test(size) || !root || fromBase64(root).length !== HASH) throw new Error('checkpoint');
  return { origin, size: Number(size), root: fromBase64(root), signed, signatures };
}

/** Whether a checkpoint is signed in the name of a key, by another one: keys were changed, or somebody uses the name. */
export const isOfAnotherKey = ({ signatures }, verifierKey) => {
  const [name, id] = verifierKey.trim().split('+');
  const ids = signatures.filter(([by]) => by === name).map(([, line]) => toHex(line.slice(0, 4)));
  return ids.length > 0 && !ids.includes(id);
};

/** 'oui', 'non', or 'inconnu' where this browser has no Ed25519. */
export async function signatureOf(checkpoint, verifierKey) {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey.trim());
  const typed = match ? fromBase64(match[3]) : [];
  if (typed.length !== 1 + HASH || typed[0] !== 1) return 'non';
  const [, name, id] = match;
  const ownId = (await sha256(join(text.encode(`${name}\n`), typed))).slice(0, 4);
  const own = checkpoint.signatures.filter(([by, line]) => by === name && toHex(line.slice(0, 4)) === id);
  if (toHex(ownId) !== id || !own.length) return 'non';
  let key;
  try {
    key = await crypto.subtle.importKey('raw', typed.slice(1), { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return 'inconnu';
  }
  for (const [, line] of own) {
    if (!await crypto.subtle.verify({ name: 'Ed25519' }, key, line.slice(4), text.encode(checkpoint.signed))) return 'non';
  }
  return 'oui';
}

/** Whether an urn is of a petition: its uid is a number, and that of a scrutin begins with a letter. */
export const isOfPetition = (uid) => /^[0-9]/.test(uid);

/** Stands in the place of a uid where it is the log over all urns. */
export const REGISTER = 'registre';

/** Where an urn is, or the register, below the origin. */
export const urnOf = (uid) => uid === REGISTER ? `/${REGISTER}` : `/${isOfPetition(uid) ? 'petitions' : 'scrutins'}/${uid}/urne`;

export const originOf = (verifierKey, uid) => verifierKey.split('+')[0] + urnOf(uid);

/** A tlog-proof: the leaf's index, the hashes, the checkpoint they lead to, and what may stand beside them. */
export function parseProof(proof) {
  const end = proof.indexOf('\n\n');
  if (end < 0) throw new Error('proof');
  const [format, ...lines] = proof.slice(0, end).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift().slice(6)) : null;
  const [index, ...hashes] = lines;
  if (format !== 'c2sp.org/tlog-proof@v1' || !/^index (0|[1-9][0-9]{0,14})$/.test(index)) throw new Error('proof');
  return { extra, index: Number(index.slice(6)), hashes: hashes.map(fromBase64), checkpoint: parseCheckpoint(proof.slice(end + 2)) };
}

/** A consistency proof: the older size, the hashes, and the checkpoint of the newer size where that is the published one. */
export function parseConsistency(body) {
  const end = body.indexOf('\n\n');
  const [old, ...hashes] = body.slice(0, end).split('\n');
  if (end < 0 || !/^old (0|[1-9][0-9]{0,14})$/.test(old)) throw new Error('proof');
  return { oldSize: Number(old.slice(4)), hashes: hashes.map(fromBase64), note: body.slice(end + 2) };
}

export function entriesPath(index, width) {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `tile/entries/${path}${width < TILE ? `.p/${width}` : ''}`;
}

/** The entries of a bundle: two bytes of length, big-endian, and the bytes. */
export function parseBundle(bundle, width) {
  const entries = [];
  let at = 0;
  while (entries.length < width && at + 2 <= bundle.length) {
    const end = at + 2 + bundle[at] * 256 + bundle[at + 1];
    if (end > bundle.length) break;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width || at !== bundle.length) throw new Error('bundle');
  return entries;
}
