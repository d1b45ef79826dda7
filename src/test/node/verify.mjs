// A second verifier, written from src/docs/formats.md alone: it shares nothing with the service, nor with the verifier in its jar.
//   node verify.mjs URL [--key VKEY] [--only UID] [--since FILE] [--save FILE] [--receipts FOLDER] [--proofs N]
// Exit code 0 when all agrees, 1 and a line for each difference, 2 when something could not be checked.
import { createHash, createHmac, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

class Unchecked extends Error {} // what may be right, but could not be read
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const fail = (why) => { throw new Error(why); };
const pause = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
// ---- hashes and trees
// a hash is a string of 32 characters, a byte each: half the memory of a buffer
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part, 'latin1'), createHash('sha256')).digest('latin1');
const node = (left, right) => sha('\x01', left, right);
export const leafHash = (line) => sha('\x00', line);
export const written = (hash, how) => Buffer.from(hash, 'latin1').toString(how);
export const hex = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
function fromB64(text, length) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && bytes.length === (length ?? bytes.length) ? bytes : fail(`not the base64 that it should be: ${text}`);
}
const split = (n) => 2 ** (Math.ceil(Math.log2(n)) - 1);
/** Every complete subtree of a tree, hence its root at any size, its tiles, and the proofs of RFC 6962. */
export class Tree {
  nodes = [[]];
  add(hash) {
    this.nodes[0].push(hash);
    for (let h = 0; this.nodes[h].length % 2 === 0; h++) (this.nodes[h + 1] ??= []).push(node(...this.nodes[h].slice(-2)));
  }
  root(to = this.nodes[0].length, from = 0) {
    const [h, middle] = [Math.log2(to - from), from + split(to - from)];
    return to === from ? sha() : Number.isInteger(h) ? this.nodes[h][from / 2 ** h] : node(this.root(middle, from), this.root(to, middle));
  }
  inclusion(index, to, from = 0) {
    const middle = from + split(to - from);
    return to - from === 1 ? [] : index < middle ? [...this.inclusion(index, middle, from), this.root(to, middle)] : [...this.inclusion(index, to, middle), this.root(middle, from)];
  }
  consistency(first, to, from = 0, isWhole = true) {
    const middle = from + split(to - from);
    if (first === to || first === 0) return isWhole ? [] : [this.root(to, from)];
    return first <= middle ? [...this.consistency(first, middle, from, isWhole), this.root(to, middle)]
      : [...this.consistency(first, to, middle, false), this.root(middle, from)];
  }
}
export function tilePath(level, index, width) {
  const digits = String(index).padStart(3 * Math.ceil(String(index).length / 3), '0');
  return `tile/${level}/${digits.replace(/...(?=.)/g, 'x$&/')}${width < 256 ? `.p/${width}` : ''}`;
}
export function parseBundle(bundle, width) {
  const lines = [];
  for (let at = 0, end; at < bundle.length; at = end) {
    end = at + 2 + bundle[at] * 256 + bundle[at + 1];
    lines.push(bundle.subarray(at + 2, end));
    if (!(end <= bundle.length)) throw new Error('a bundle ends inside a leaf');
  }
  return lines.length === width ? lines : fail(`a bundle of ${width} leaves holds ${lines.length}`);
}

// ---- what is signed, and proofs
export function parseKey(line) {
  const [, name, id, typed] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = fromB64(typed ?? '', 33);
  if (bytes[0] !== 1 || hex(`${name}\n`, bytes).slice(0, 8) !== id) throw new Error('that is no verifier key');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { line, name, id, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}
const isSigned = (key, text, signature) => verifySignature(null, Buffer.from(text), key.publicKey, signature);
export function parseCheckpoint(note, key, origin) {
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0 || !note.endsWith('\n')) throw new Error('there is no checkpoint that is a signed note');
  const text = note.slice(0, end);
  const own = note.slice(end + 1, -1).split('\n').map((line) => /^— ([^+\s]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [])
    .map(([, name, line]) => [name, fromB64(line ?? '')]).filter(([name, line]) => name === key.name && line.toString('hex', 0, 4) === key.id);
  if (!own.length || own.some(([, line]) => !isSigned(key, text, line.subarray(4)))) throw new Error('the signature of the checkpoint is wrong');
  const [first, size, root] = text.split('\n');
  if (first !== origin || !/^(0|[1-9][0-9]{0,14})$/.test(size)) throw new Error(`the checkpoint is that of ${first}, not of ${origin}`);
  return { size: Number(size), root: fromB64(root, 32).toString('latin1'), note };
}
export function parseProof(text, ...head) {
  const end = text?.indexOf('\n\n') ?? -1;
  const lines = end < 0 ? [] : text.slice(0, end).split('\n');
  if (!isSame(lines.slice(0, head.length), head)) throw new Error(`there is no proof that begins with ${head.at(-1)}`);
  return [lines.slice(head.length).map((line) => fromB64(line, 32).toString('latin1')), text.slice(end + 2)];
}
const kindOf = (uid) => (/^[0-9]/.test(uid) ? 'petition' : 'scrutin');
const countsOf = (said, kind) => (kind === 'scrutin' ? [said.pour, said.contre, said.abstention] : [said.signatures]);
export function isResultSigned(result, key, uid) {
  const { origin, size, root, at, state, caution } = result;
  const tiers = result.tiers.map((tier) => `tier ${[tier.tier, ...countsOf(tier, kindOf(uid))].join(' ')}\n`).join('');
  const text = `${origin}\nsize ${size}\nroot ${root}\nat ${at}\nstate ${state}\n${tiers}${caution}\n`;
  return result.key === key.line && origin === `${key.name}/${kindOf(uid)}s/${uid}/resultat` && isSigned(key, text, fromB64(result.signature, 64));
}

// ---- texts
const quoted = (part, names) => part.split('\n').map((line) => (names.includes(line) || line.startsWith('\\') ? `\\${line}` : line)).join('\n');
export function petitionText({ titre, demande, motifs, sources }) {
  const parts = { titre, demande, motifs, sources: sources.join('\n') };
  return Object.entries(parts).map(([name, part]) => `${name}\n${quoted(part, Object.keys(parts))}\n`).join('\n');
}
export function amendementText({ dispositif, credits, expose }) {
  const part = (name, html) => (html == null ? [] : [name, quoted(html, ['dispositif', 'credits', 'expose'])]);
  const programme = (one) => [['programme', one.action ?? '', one.ae, one.cp, one.libelle], ...one.lignes.map((ligne) => ['ligne', ligne.ae, ligne.cp, ligne.libelle])];
  const table = credits && ['credits', ...[...credits.programmes.flatMap(programme), ['total', credits.totalAe, credits.totalCp]].map((row) => row.join('\t'))];
  return `${['voix-texte-v1', ...part('dispositif', dispositif), ...table ?? [], ...part('expose', expose)].join('\n')}\n`;
}

// ---- leaves
const [NUMBER, SEAL, DECISION] = ['(0|[1-9][0-9]{0,17})', '([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])', '(d[1-9][0-9]{0,17})'];
const GRAMMAR = {
  t1: /^t1 (\S+) ([0-9a-f]{64})$/,
  b1: new RegExp(`^b1 (\\S+) ([PCA]) ([0-2]) ${SEAL}$`),
  s1: new RegExp(`^s1 (\\S+) ([0-2]) ${SEAL}$`),
  m1: new RegExp(`^m1 ${NUMBER} (reseau|rafale|domaine) ${DECISION}$`),
  x1: new RegExp(`^x1 ${NUMBER}$`), r1: new RegExp(`^r1 ${NUMBER} ${DECISION}$`),
  z1: new RegExp(`^z1 (\\S+)((?: ${NUMBER})+)$`),
};
/** The counting rule over the leaves of one urn, and what the other checks want to know of them. */
export class Fold {
  size = 0; isClosed = false; question = null;
  ballots = new Map(); questions = []; closings = new Map(); marks = []; snapshots = new Map(); seals = new Set();
  constructor(uid, sizes = []) {
    const letters = kindOf(uid) === 'scrutin' ? 'PCA' : 'S';
    Object.assign(this, { uid, letters, sizes: new Set(sizes), tiers: [0, 1, 2].map(() => [...letters].map(() => 0)) });
  }
  get counts() { return this.tiers[0].map((_, choice) => this.tiers.reduce((sum, tier) => sum + tier[choice], 0)); }
  get total() { return this.counts.reduce((sum, one) => sum + one, 0); }
  /** Takes the next leaf; what is wrong with it, or null. */
  read(line) {
    const kind = line.slice(0, 2);
    const fields = Object.hasOwn(GRAMMAR, kind) ? GRAMMAR[kind].exec(line)?.slice(1) : null;
    const fault = !fields ? 'has no meaning' : this.size === 0 && kind !== 't1' ? 'is the first and states no question' : this[kind](...fields);
    this.size++;
    if (this.sizes.has(this.size)) this.snapshots.set(this.size, this.counts);
    return fault;
  }
  t1(uid, hash) {
    this.questions.push({ index: this.size, hash, total: this.total, opens: this.isClosed && hash === this.question });
    if (hash === this.question) this.isClosed = false;
    this.question = hash;
    return this.own(uid);
  }
  b1(uid, letter, tier, seal) { return this.cast(uid, this.letters.indexOf(letter), tier, seal); }
  s1(uid, tier, seal) { return this.cast(uid, this.letters.indexOf('S'), tier, seal); }
  cast(uid, choice, tier, seal) {
    if (choice < 0) return 'has no meaning in this urn';
    this.ballots.set(this.size, { tier: Number(tier), choice, rule: null, crossed: Infinity });
    this.tiers[tier][choice]++;
    return this.seals.size === this.seals.add(seal).size ? 'repeats a leaf before it' : this.isClosed ? 'comes after the closing' : this.own(uid);
  }
  x1(target) { return this.change(target, null, (ballot) => { ballot.crossed = this.size; }); }
  m1(target, rule, decision) { return this.change(target, false, (ballot) => { ballot.rule = rule; this.marks.push({ rule, decision }); }); }
  r1(target) { return this.change(target, true, (ballot) => { ballot.rule = null; }); }
  z1(uid, said) {
    if (this.isClosed) return 'closes what is closed';
    this.isClosed = true;
    this.closings.set(this.size, this.counts);
    const counted = ` ${this.counts.join(' ')}`;
    return said === counted ? this.own(uid) : `closes with${said}, the leaves before it count${counted}`;
  }
  own(uid) { return uid === this.uid ? null : `belongs to ${uid}`; }
  change(target, isAside, change) {
    const ballot = this.ballots.get(Number(target));
    if (!ballot || ballot.crossed !== Infinity) return `speaks of leaf ${target}, which is no ballot before it, or crossed out`;
    if (isAside !== null && isAside !== (ballot.rule !== null)) return `speaks of leaf ${target}, which is ${isAside ? 'not ' : ''}set aside`;
    return this.add(ballot, -1) ?? change(ballot) ?? this.add(ballot, 1);
  }
  add({ tier, choice, rule, crossed }, by) {
    if (crossed === Infinity && rule === null) this.tiers[tier][choice] += by;
    return null;
  }
  /** The counts after so many leaves, as if what is set aside now had never counted. */
  corrected(size) {
    const standing = [...this.ballots].filter(([index, { rule, crossed }]) => index < size && crossed >= size && rule === null);
    return this.counts.map((_, choice) => standing.filter(([, ballot]) => ballot.choice === choice).length);
  }
}

// ---- receipts and the audit log
export function receiptFault({ leaf, leafHash: said, secret, nonce }) {
  const [kind, ...fields] = leaf.split(' ');
  const seal = createHmac('sha256', Buffer.from(secret, 'base64url')).update(kind === 'b1' ? 'voix-ballot-v1\n' : 'voix-signature-v1\n')
    .update(`${fields.slice(0, -1).join('\n')}\n`).update(Buffer.from(nonce, 'base64url')).digest('base64url');
  return seal !== fields.at(-1) ? 'its secrets do not open its leaf' : written(leafHash(leaf), 'hex') !== said ? 'its hash is not that of its leaf' : null;
}
export function contentHash(entry) {
  const field = (value) => (value === undefined ? '-\n' : `${Buffer.byteLength(String(value))}:${value}\n`);
  const fields = ['sequence', 'at', 'moderatorId', 'role', 'act', 'subject', 'before', 'after', 'reason', 'salt'];
  return hex('voix-audit-v1\n', fields.map((name) => field(entry[name])).join(''));
}
export const chainHash = (previous, content) => hex('voix-audit-chain-v1\n', Buffer.from(previous, 'hex'), Buffer.from(content, 'hex'));

// ---- a service
class Run {
  count = { urns: 0, leaves: 0, counted: 0, texts: 0, proofs: 0, receipts: 0, entries: 0, different: 0, unchecked: 0 };
  kept = { checkpoints: {}, account: null };
  constructor(base, options) { Object.assign(this, { base: base.replace(/\/$/, ''), ...options }); }
  differ(what, said) { console.log(`${what}: ${said}`); this.count.different++; }
  leave(what, said) { console.log(`${what}: cannot be checked: ${said}`); this.count.unchecked++; }
  /** Null when there is nothing at that address. Where others come first it is asked for long. */
  async get(path) {
    for (let i = 1, kind; ; i += kind === 'busy' ? 0.05 : 1) {
      const answer = await fetch(this.base + path, { redirect: 'error', headers: { accept: 'application/problem+json, */*' } }).catch((failure) => ({ status: String(failure.cause ?? failure) }));
      if ([200, 404, 410].includes(answer.status)) return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : null;
      kind = answer.status === 429 ? 'busy' : answer.status === 503 && /problems\/(contradicted|busy)"/.exec(await answer.text())?.[1];
      if (kind === 'contradicted') fail(`${path}: the service withholds this urn, for it contradicts`);
      if (i >= 3) throw new Unchecked(`${path}: ${answer.status}`);
      await pause(Math.min(kind === 'busy' ? 60 : 5, Number(answer.headers?.get('retry-after')) || 1));
    }
  }
  async text(path) { return (await this.get(path))?.toString() ?? null; }
  async json(path) { return JSON.parse(await this.text(path) ?? fail(`${path} is not served`)); }
  async uids() {
    const uids = Object.keys(this.since.checkpoints).map((origin) => origin.split('/')[2]);
    for (const address of ['/api/v1/urnes', '/api/v1/urnes/petitions']) {
      for (let page = { next: '' }; page.next !== null; uids.push(...page.items.map(String))) page = await this.json(`${address}?after=${page.next}`.replace(/\?after=$/, ''));
    }
    return [...new Set(uids)];
  }
  async account() {
    const before = this.since.account;
    let [sequence, hash, next, head] = [0, '0'.repeat(64), 0, null];
    [this.entries, this.showings] = [[], []];
    while (next !== undefined) {
      const page = await this.json(`/api/v1/journal?after=${next}`);
      for (const entry of page.entries) {
        hash = chainHash(hash, entry.contentHash);
        if (entry.sequence !== ++sequence || entry.hash !== hash) return this.differ('account', `entry ${sequence} does not follow the one before it`);
        if (entry.salt !== undefined && contentHash(entry) !== entry.contentHash) this.differ('account', `entry ${sequence} says what it did not say`);
        if (entry.salt !== undefined) this.entries.push({ ...entry, ...JSON.parse(entry.after ?? '{}') });
        if (/^(scrutin|petition)-(hide|show)$/.test((entry.unnamed ?? entry).act)) this.showings.push({ ...entry, ...entry.unnamed });
        if (before?.sequence === sequence && before.hash !== hash) this.differ('account', `entry ${sequence} is not the one that was kept`);
      }
      ({ next, head } = page);
    }
    const note = head.note && parseCheckpoint(head.note, this.key, `${this.key.name}/journal`);
    if (head.sequence !== sequence || (sequence && head.hash !== hash)) this.differ('account', `it ends at entry ${sequence}, its head is ${head.sequence}`);
    if (!note || note.size !== sequence || written(note.root, 'hex') !== hash) this.differ('account', 'its end is not what is signed');
    if (before?.sequence > sequence) this.differ('account', `it had ${before.sequence} entries, and has ${sequence}`);
    this.kept.account = { sequence, hash, note: head.note };
    return Object.assign(this.count, { entries: sequence });
  }
  /** What a theme that an act names is called now, by way of renames and merges. */
  themeNow(slug) {
    const names = new Map();
    const theme = (name) => names.get(name) ?? names.set(name, { slug: name }).get(name);
    for (const { subject, act, slug: renamed, into } of this.entries.filter((entry) => entry.subject.startsWith('theme:'))) {
      const one = theme(subject.slice(6));
      if (act === 'theme-change' && renamed) names.set(one.slug = renamed, one);
      if (act === 'theme-merge') one.into = theme(into);
      if (act === 'theme-restore') delete one.into;
    }
    let now = theme(slug);
    for (let i = 0; now.into && i < 1000; i++) now = now.into;
    return now.slug;
  }
  urn(uid) { return new Urn(this, uid).verify().catch((failure) => (failure instanceof Unchecked ? this.leave(uid, failure.message) : this.differ(uid, failure.message))); }
}

class Urn {
  constructor(run, uid) {
    const kind = kindOf(uid);
    Object.assign(this, { run, uid, kind, path: `/${kind}s/${uid}/urne`, api: `/api/v1/${kind}s/${uid}`, origin: `${run.key.name}/${kind}s/${uid}/urne` });
  }
  differ(what) { this.run.differ(this.uid, what); }
  checkpointOf(note) { return parseCheckpoint(note, this.run.key, this.origin); }
  async verify() {
    if (await this.run.get(`${this.path}/checkpoint`) === null) return this.compareAbsence();
    await this.readPublished();
    const { checkpoint: { size }, run } = this;
    this.thresholds = (this.about.thresholds ?? []).filter((one) => one.size != null || one.reachedAt != null);
    [this.tree, this.fold] = [new Tree(), new Fold(this.uid, [...this.history.hours, ...this.thresholds].map((one) => one.size))];
    for (let at = 0; at < size; at += 256) await this.readLeaves(at, Math.min(256, size - at));
    await this.compareTiles();
    if (this.tree.root() !== this.checkpoint.root) this.differ(`its ${size} leaves make another root than the checkpoint signs`);
    this.compareCounts('tally', this.tally);
    this.compareCounts('signed result', this.result);
    if (!isResultSigned(this.result, run.key, this.uid)) this.differ('the signature of the signed result is wrong');
    this.comparePast();
    await this.compareTexts();
    await this.compareProofs();
    await this.compareReceipts();
    this.compareAccount();
    if (this.kind === 'scrutin') await this.compareShown();
    Object.assign(run.count, { urns: run.count.urns + 1, leaves: run.count.leaves + size, counted: run.count.counted + this.fold.total });
    run.kept.checkpoints[this.origin] = this.checkpoint.note;
  }
  /** What speaks of the same leaves: something may be published between two requests. */
  async readPublished() {
    const paths = ['/tally', '/resultat', this.kind === 'scrutin' ? '/historique' : '/history', ''];
    for (let i = 0; ; i++, await pause(1)) {
      this.checkpoint = this.checkpointOf(await this.run.text(`${this.path}/checkpoint`) ?? '');
      [this.tally, this.result, this.history, this.about] = await Promise.all(paths.map((path) => this.run.json(this.api + path)));
      const sizes = [this.checkpoint, this.tally, this.result, this.history, this.about].map((one) => one.size ?? this.tally.size);
      if (new Set(sizes).size === 1) return;
      if (i === 9) throw new Unchecked(`checkpoint, tally, result and history were never of one size: ${sizes}`);
    }
  }
  async readLeaves(at, width) {
    const [entries, tile] = await Promise.all(['entries', 0].map((level) => this.run.get(`${this.path}/${tilePath(level, at / 256, width)}`)));
    if (!entries || tile?.length !== 32 * width) throw new Error(`leaves that it signs are not served, from ${at} on`);
    for (const [i, line] of parseBundle(entries, width).entries()) {
      const fault = this.fold.read(line.toString('latin1'));
      if (fault) this.differ(`leaf ${at + i} ${fault}`);
      this.tree.add(leafHash(line));
      if (this.tree.nodes[0][at + i] !== tile.toString('latin1', 32 * i, 32 * i + 32)) this.differ(`leaf ${at + i} is not the one of its tile`);
    }
  }
  async compareTiles() {
    for (const level of [1, 2, 3, 4].filter((one) => this.tree.nodes[8 * one])) {
      for (let at = 0; at < this.tree.nodes[8 * level].length; at += 256) {
        const part = this.tree.nodes[8 * level].slice(at, at + 256);
        const path = tilePath(level, at / 256, part.length);
        if ((await this.run.get(`${this.path}/${path}`))?.toString('latin1') !== part.join('')) this.differ(`${path} is not that of the leaves`);
      }
    }
  }
  compareCounts(who, said) {
    const { fold, kind } = this;
    const tiers = [0, 1, 2].map((tier) => countsOf(said.tiers.find((one) => one.tier === tier) ?? {}, kind));
    if (!isSame(countsOf(said, kind), fold.counts)) this.differ(`the ${who} says ${countsOf(said, kind)}, the leaves count ${fold.counts}`);
    if (!isSame(tiers, fold.tiers) || (kind === 'scrutin' && said.total !== fold.total)) this.differ(`the ${who} has tiers or a total that the leaves do not count`);
    if (String(said[kind]) !== this.uid || said.root !== written(this.tree.root(), 'hex')) this.differ(`the ${who} is that of other leaves`);
    if ((said.state === 'closed') !== fold.isClosed) this.differ(`the ${who} says ${said.state}, the leaves do not`);
  }
  comparePast() {
    const { fold, kind, history } = this;
    const at = (size) => fold.snapshots.get(size);
    for (const [i, hour] of history.hours.entries()) {
      if (history.hours[i - 1]?.hour >= hour.hour || history.hours[i - 1]?.size >= hour.size) this.differ(`the history does not rise at ${hour.hour}`);
      const [seen, corrected] = [hour.seen ?? hour, hour.corrected ?? hour].map((one) => countsOf(one, kind));
      if (!isSame(seen, at(hour.size))) this.differ(`the history says ${seen} at ${hour.size} leaves, they count ${at(hour.size)}`);
      if (hour.corrected && !isSame(corrected, fold.corrected(hour.size))) this.differ(`the history says ${corrected}, corrected, at ${hour.size} leaves: ${fold.corrected(hour.size)}`);
    }
    if (history.hours.at(-1)?.size !== fold.size) this.differ('the history does not end with what is published');
    for (const one of this.thresholds.filter(({ size, signatures }) => !(at(size)?.[0] >= signatures))) this.differ(`${one.signatures} signatures were not reached at ${one.size} leaves`);
    const isWrong = ({ index, ballots }) => fold.questions.find((one) => one.index === index)?.total !== ballots;
    for (const one of (this.about.textChanges ?? []).filter(isWrong)) this.differ(`the text did not change at leaf ${one.index} after ${one.ballots} ballots`);
  }
  async compareTexts() {
    for (const hash of new Set(this.fold.questions.map((one) => one.hash))) {
      const text = await this.run.get(`${this.path}/texte/${hash}`);
      if (text && hex(text) !== hash) this.differ(`texte/${hash} has another hash`);
      if (!text && hash === this.fold.question) this.differ('the text of its last question is not served');
      this.run.count.texts += text ? 1 : 0;
    }
    const shown = hex(this.kind === 'scrutin' ? amendementText(this.about.amendement) : petitionText(this.about));
    const said = (this.about.amendement ?? this.about).texteSha256;
    if (shown !== said || shown !== this.fold.question) this.run[shown === said && !this.fold.isClosed ? 'leave' : 'differ'](this.uid, `the text that is shown has the hash ${shown}, ${said} is said of it, its last question names ${this.fold.question}`);
  }
  async compareProofs() {
    const [size, few] = [this.checkpoint.size, Math.min(this.run.proofs, this.checkpoint.size)];
    for (let i = 0; i < few; i++) {
      const index = few === size ? i : Math.floor(Math.random() * size);
      const [proof, note] = parseProof(await this.run.text(`${this.path}/preuve/${index}`), 'c2sp.org/tlog-proof@v1', `index ${index}`);
      if (this.checkpointOf(note).size === size) this.compareProof(`of leaf ${index}`, proof, this.tree.inclusion(index, size));
    }
    await this.compareOlder({ size: few, root: this.tree.root(few) });
    if (this.origin in this.run.since.checkpoints) await this.compareOlder(this.checkpointOf(this.run.since.checkpoints[this.origin]));
  }
  compareProof(which, served, own) { this.run.count.proofs++; if (!isSame(served, own)) this.differ(`the proof ${which} is not that of the tree`); }
  async compareOlder({ size, root }, newest = this.checkpoint.size) {
    if (size > newest) return this.differ(`it had ${size} leaves, and has ${newest}`);
    if (this.tree.root(size) !== root) return this.differ(`an earlier checkpoint signs another root of its first ${size} leaves`);
    const [proof] = parseProof(await this.run.text(`${this.path}/coherence/${size}/${newest}`), `old ${size}`);
    return this.compareProof(`from ${size} leaves`, proof, this.tree.consistency(size, newest));
  }
  async compareReceipts() {
    for (const { receipt, proof } of this.run.receipts.filter((one) => String(one.scrutin ?? one.petition) === this.uid)) {
      const isDue = receipt.index < this.fold.size || this.fold.isClosed;
      const fault = receiptFault(receipt) ?? (isDue && this.tree.nodes[0][receipt.index] !== leafHash(receipt.leaf) ? 'it is not in the urn' : null);
      if (fault) this.differ(`the receipt of leaf ${receipt.index}: ${fault}`);
      if (proof) await this.compareOlder(this.checkpointOf(parseProof(proof, 'c2sp.org/tlog-proof@v1', `index ${receipt.index}`)[1]));
      this.run.count.receipts++;
    }
  }
  /** Nothing is served: the last entry that hides or shows it, named or not, must hide it. */
  compareAbsence() {
    const last = this.run.showings.findLast((entry) => contentHash({ ...entry, subject: `${this.kind}:${this.uid}` }) === entry.contentHash);
    if (!last?.act.endsWith('-hide')) return this.differ('it is not served, and no entry of the audit log hides it');
    this.run.kept.checkpoints[this.origin] = this.run.since.checkpoints[this.origin];
    return console.log(`${this.uid}: hidden by entry ${last.sequence} of the audit log`);
  }
  /** What the audit log says of leaves, and that each decision but those of the service itself is in it. */
  compareAccount() {
    const own = this.run.entries.filter((entry) => entry.subject === `${this.kind}:${this.uid}`);
    const [closes, opens] = [(act) => isSame(this.fold.closings.get(act.leaf), [act.pour, act.contre, act.abstention]), (act) => this.fold.questions.some((one) => one.index === act.leaf && one.opens)];
    const isWrong = (act) => act.leaf < this.fold.size && !({ 'scrutin-close': closes, 'scrutin-reopen': opens }[act.act] ?? (() => true))(act);
    for (const { leaf, act } of own.filter(isWrong)) this.differ(`leaf ${leaf} is not that of the ${act} of which the audit log speaks`);
    const isNamed = (leaf, act) => this.kind !== 'scrutin' || own.some((entry) => entry.leaf === leaf && entry.act === act);
    for (const leaf of this.fold.closings.keys()) if (!isNamed(leaf, 'scrutin-close')) this.differ(`no entry speaks of the closing at leaf ${leaf}`);
    for (const { index, opens } of this.fold.questions) if (opens && !isNamed(index, 'scrutin-reopen')) this.differ(`no entry speaks of the reopening at leaf ${index}`);
    const isUnknown = ({ rule, decision }) => !own.some((entry) => entry.decision === decision && entry.rule === rule);
    for (const { rule, decision } of this.fold.marks.filter(isUnknown)) this.differ(`the audit log knows no decision ${decision} under the rule ${rule}`);
  }
  /** Themes, summary and being shown at all, as the last acts have them: the audit log was read first, so what differs may be newer. */
  async compareShown() {
    const last = (...acts) => this.run.entries.findLast((entry) => entry.subject === `scrutin:${this.uid}` && acts.includes(entry.act));
    const [filing, approval, showing] = [last('classify'), last('summary-approve', 'summary-withdraw'), last('scrutin-hide', 'scrutin-show')];
    const named = [...new Set((filing?.themes ?? []).map((slug) => this.run.themeNow(slug)))];
    const { resume, themes } = this.about;
    const found = [];
    if (!isSame(named, themes.map((theme) => theme.slug))) found.push(`shows other themes than entry ${filing?.sequence} names`);
    const isGone = !resume && this.fold.questions.some(({ opens }, i) => i > 0 && !opens);
    if (!isGone && !isSame([resume?.fr, resume?.en ?? undefined], [approval?.summary, approval?.summaryEn])) found.push(`the summary that is shown is not that of entry ${approval?.sequence}`);
    if (showing?.act === 'scrutin-hide') found.push(`is served, though entry ${showing.sequence} hides it`);
    const isMoved = found.length && (await this.run.json(`/api/v1/journal?after=${this.run.count.entries}`)).entries.length;
    for (const what of found) this.run[isMoved ? 'leave' : 'differ'](this.uid, what);
  }
}

async function main() {
  const options = Object.fromEntries(['key', 'only', 'since', 'save', 'receipts', 'proofs'].map((name) => [name, { type: 'string' }]));
  const { values, positionals: [base] } = parseArgs({ allowPositionals: true, options });
  const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const run = new Run(base, {
    since: values.since ? json(values.since) : { checkpoints: {}, account: null },
    receipts: values.receipts ? readdirSync(values.receipts).map((name) => json(`${values.receipts}/${name}`)) : [],
    proofs: Number(values.proofs ?? 4),
  });
  run.key = parseKey((values.key ?? await run.text('/.well-known/voix-urn.vkey')).trim());
  await run.account();
  const waiting = values.only ? [values.only] : await run.uids();
  await Promise.all([1, 2, 3, 4].map(async () => { while (waiting.length) await run.urn(waiting.pop()); }));
  console.log(Object.entries(run.count).map((one) => one.join('=')).join(' '));
  if (values.save) writeFileSync(values.save, JSON.stringify(run.kept));
  process.exitCode = run.count.different ? 1 : run.count.unchecked ? 2 : 0;
}
if (process.argv[1].endsWith('verify.mjs')) main().catch((failure) => { console.error(`cannot verify: ${failure.stack}`); process.exitCode = 2; });
