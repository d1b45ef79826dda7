// Downloads one urn and counts it, away from the page. What to look for in it never leaves this worker.
import { REGISTER, TILE, Tree, entriesPath, isIncluded, isOfAnotherKey, isOfPetition, isSame, leafHash, originOf, parseBundle, parseCheckpoint, parseProof, signatureOf, toHex, urnOf } from './urn.js';
import { Count } from './count.js';
import { attestation, parsePolicy } from './quorum.js';

const AT_ONCE = 4;
/** What a text is not that should be one. */
const FORMLESS = ['note', 'checkpoint', 'bundle', 'base64', 'proof'];
const TRIES = 8;
const ascii = new TextDecoder('latin1');
const utf8 = new TextEncoder();
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

class Absent extends Error {}

/** The service itself says that the urn contradicts what was published of it. */
class Withheld extends Error {
  constructor(problem) { super('withheld'); this.problem = problem; }
}

/** Whether it would answer once others have been. */
async function refuse(response, address) {
  if (response.status < 500 && response.status !== 429) throw new Absent(`${address} ${response.status}`);
  const problem = response.status === 503 ? await response.json().catch(() => null) : null;
  if (problem?.type?.endsWith('/contradicted')) throw new Withheld(problem);
  return response.status === 429 || Boolean(problem?.type?.endsWith('/busy'));
}

/** Where others come first it is asked for ten times as often. */
async function get(address, fresh = false) {
  for (let i = 1, isBusy; ; i += isBusy ? 0.1 : 1) {
    const response = await fetch(address, { credentials: 'omit', cache: fresh ? 'no-cache' : 'default', headers: { Accept: 'application/problem+json, */*' } }).catch(() => null);
    if (response?.ok) return new Uint8Array(await response.arrayBuffer());
    isBusy = response && await refuse(response, address);
    if (i >= TRIES) throw new Error(`${address} ${response?.status ?? ''}`);
    const asked = Math.min(60, Number(response?.headers.get('Retry-After')) || i);
    await pause(asked * 1000 + Math.random() * 500);
  }
}

const words = (bytes) => new TextDecoder().decode(bytes);

/** What is served of a text now; null where there is none. */
const served = (address) => get(address, true).then(words, (failure) => { if (failure instanceof Absent) return null; throw failure; });

/** A checkpoint and a tally of the same leaves: ballots arrive between two requests, and another server may be a second behind what was seen. */
async function snapshot(uid, urn, seen) {
  const signed = new Map();
  const tallied = new Map();
  for (let i = 0; i < TRIES; i++) {
    if (i) await pause(1000);
    const note = words(await get(`${urn}/checkpoint`, true));
    const checkpoint = { ...parseCheckpoint(note), note };
    const tally = JSON.parse(words(await get(`/api/v1/${isOfPetition(uid) ? 'petitions' : 'scrutins'}/${uid}/tally`, true)));
    signed.set(checkpoint.size, checkpoint);
    tallied.set(tally.size, tally);
    const common = Math.max(-1, ...[...signed.keys()].filter((size) => tallied.has(size))); // either may lag behind
    if (common >= seen || (common >= 0 && i === TRIES - 1)) return { checkpoint: signed.get(common), tally: tallied.get(common) };
  }
  if (signed.size > 1 || tallied.size > 1) throw new Error('never of one size');
  return { checkpoint: [...signed.values()][0], tally: [...tallied.values()][0] };
}

/** The tree that the proof inside a receipt leads to, or in a word why it leads nowhere. */
async function keptTree(uid, receipt, key) {
  const { index, hashes, checkpoint } = parseProof(receipt.proof);
  const isThere = index === receipt.index && checkpoint.origin === originOf(key, uid)
    && await isIncluded(await leafHash(utf8.encode(receipt.leaf)), index, checkpoint.size, hashes, checkpoint.root);
  if (!isThere) return 'non';
  if (isOfAnotherKey(checkpoint, key)) return 'autreCle';
  return await signatureOf(checkpoint, key) === 'non' ? 'non' : checkpoint;
}

/**
 * Null where nobody is asked. The policy that this browser was shown first, or accepted since, outweighs the one that is served: 'autre'
 * where another one is served by now, and who was named first did not sign.
 */
async function attested(note, { policy: kept, seen = 0 }) {
  const now = await served(`/${REGISTER}/politique`).catch((failure) => kept ?? Promise.reject(failure));
  const policy = kept ?? now;
  if (!policy) return null;
  const read = await parsePolicy(policy);
  if (read.quorum.threshold === 0) return null;
  const found = await attestation(read, note, { seen });
  return { ...found, policy, now, verdict: found.verdict === 'non' && policy !== now ? 'autre' : found.verdict };
}

/**
 * What the newest line of the register says of this urn, if its own proof holds. Else a verdict: 'absent' where there is no line, 'disparu'
 * where a register that this browser has seen is none any more, 'non' where nothing is proven.
 */
async function registered(uid, key, witnessed) {
  const proof = await served(`${urnOf(uid)}/${REGISTER}`);
  const note = proof ? proof.slice(proof.indexOf('\n\n') + 2) : await served(`/${REGISTER}/checkpoint`);
  if (!note) return { verdict: witnessed.hasSeen ? 'disparu' : 'absent' };
  const checkpoint = parseCheckpoint(note);
  if (checkpoint.origin !== originOf(key, REGISTER) || await signatureOf(checkpoint, key) === 'non') return { verdict: 'non' };
  const cosigned = await attested(note, witnessed).catch(() => ({ verdict: 'panne' })); // or what is served is no policy
  if (!proof) return { verdict: 'absent', attested: cosigned };
  const { extra, index, hashes } = parseProof(proof);
  const [, of, size, root] = /^u1 (\S+) ([1-9][0-9]{0,14}) ([0-9a-f]{64})$/.exec(ascii.decode(extra ?? new Uint8Array())) ?? [];
  const isThere = of === uid && await isIncluded(await leafHash(extra), index, checkpoint.size, hashes, checkpoint.root);
  return isThere
    ? { attested: cosigned, size: Number(size), root, line: index, head: toHex(checkpoint.root).slice(0, 8), lines: checkpoint.size }
    : { verdict: 'non' };
}

async function recount({ uid, receipt, witnessed = {} }) {
  const urn = urnOf(uid);
  const key = words(await get('/.well-known/voix-urn.vkey')).trim();
  const kept = receipt?.proof ? await keptTree(uid, receipt, key).catch(() => 'non') : null;
  let proof = kept?.size ? 'recule' : kept; // until the urn is found to be as long as it was
  const said = await registered(uid, key, witnessed).catch((failure) => ({
    verdict: FORMLESS.includes(failure.message) ? 'non' : 'inconnu',
    attested: witnessed.policy ? { verdict: 'panne' } : null,
  }));
  let register = said.size ? 'recule' : said.verdict;
  const { checkpoint, tally } = await snapshot(uid, urn, Math.max(kept?.size ?? 0, said.size ?? 0));
  const signature = checkpoint.origin === originOf(key, uid) ? await signatureOf(checkpoint, key) : 'non';
  const { size } = checkpoint;
  const count = new Count(uid);
  const tree = new Tree();
  const bundles = Math.ceil(size / TILE);
  const ahead = [];
  const width = (i) => Math.min(TILE, size - i * TILE);
  let at = null; // where what is looked for was found
  let leaf = null;
  for (let i = 0, asked = 0; i < bundles; i++) {
    for (; asked < bundles && asked < i + AT_ONCE; asked++) {
      const bundle = get(`${urn}/${entriesPath(asked, width(asked))}`);
      bundle.catch(() => {}); // told when its turn comes
      ahead.push(bundle);
    }
    const entries = parseBundle(await ahead.shift(), width(i));
    const hashes = await Promise.all(entries.map(leafHash));
    const starts = receipt?.hashStart ? hashes.map((hash) => toHex(hash).startsWith(receipt.hashStart)) : null;
    const before = i * TILE;
    let added = 0;
    for (const known of [kept?.size, said.size].sort((a, b) => a - b)) {
      if (!(known > before && known <= before + hashes.length)) continue;
      await tree.add(hashes.slice(added, known - before));
      added = known - before;
      const root = await tree.root();
      if (known === kept?.size) proof = isSame(root, kept.root) ? 'oui' : 'recrit';
      if (known === said.size) register = toHex(root) === said.root ? 'oui' : 'recrit';
    }
    await tree.add(hashes.slice(added));
    entries.forEach((entry, inBundle) => {
      const line = ascii.decode(entry);
      if (starts ? starts[inBundle] : receipt?.index === count.size && receipt.leaf === line) {
        at = count.size;
        leaf = line;
      }
      count.read(line);
    });
    postMessage({ done: count.size, size });
  }
  const root = await tree.root();
  const text = await textVerdict(uid, urn, count);
  const counts = count.tiers[0].map((none, choice) => count.of(choice));
  postMessage({
    result: {
      key, size, counts, kinds: count.kinds, signature, faults: count.faults, firstFault: count.firstFault,
      isRootRight: isSame(root, checkpoint.root),
      text,
      isTallyRight: isTallyRight(uid, tally, count, counts, toHex(root)),
      root: toHex(root),
      proof,
      register,
      attested: said.attested?.verdict, cosigners: said.attested?.cosigners?.length,
      witnessed: said.attested?.policy ? { policy: said.attested.policy, seen: said.attested.at } : null,
      policyNow: said.attested?.now,
      registerLine: said.line, registerLines: said.lines, registerHead: said.head,
      // the note that the receipt keeps, and the one of now
      fork: proof === 'recrit' ? `${receipt.proof.slice(receipt.proof.indexOf('\n\n') + 2)}\n${checkpoint.note}` : null,
      leaf,
      mark: at === null ? null : count.mark(at),
      fate: receipt ? (at !== null ? count.fate(at) : receipt.index < size || count.isClosed ? 'absent' : 'bientot') : null,
    },
  });
}

/** Whether the text of the last question is served, and is the one that is shown: 'oui', 'non', or 'autre' where it may have changed just now. */
async function textVerdict(uid, urn, count) {
  if (await textHash(`${urn}/texte/${count.question}`) !== count.question) return 'non';
  const shown = isOfPetition(uid) ? null : await textHash(`/api/v1/scrutins/${uid}/texte`);
  if (!shown || shown === count.question) return 'oui';
  return count.isClosed ? 'non' : 'autre';
}

/** The SHA-256 of a text in hex; null where there is none. */
async function textHash(address) {
  const text = await get(address, true).catch((failure) => { if (failure instanceof Absent) return null; throw failure; });
  return text && toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

function isTallyRight(uid, tally, count, counts, root) {
  const names = isOfPetition(uid) ? ['signatures'] : ['pour', 'contre', 'abstention'];
  const said = (counted) => names.map((name) => counted?.[name] ?? 0);
  const isTierRight = (tier) => isSame(said(tally.tiers.find((one) => one.tier === tier)), count.tiers[tier]);
  const isWhole = isOfPetition(uid)
    ? String(tally.petition) === uid
    : tally.scrutin === uid && tally.total === counts.reduce((sum, one) => sum + one);
  return isWhole && tally.size === count.size
    && (tally.state === 'closed') === count.isClosed && tally.root === root
    && isSame(said(tally), counts) && [0, 1, 2].every(isTierRight);
}

/** The two trees that contradict each other, where both are known. */
const facts = ({ published, found }) => (published && found ? [published, found].map(({ size, root = '' }) => `${size} ${root}`.trim()) : null);

onmessage = ({ data }) => recount(data).catch((failure) => {
  // an answer that is no urn is a finding; a service that does not answer is none
  const isFormless = !(failure instanceof Absent) && FORMLESS.includes(failure.message);
  if (failure instanceof Withheld) postMessage({ failure: 'withheld', facts: facts(failure.problem) });
  else postMessage({ failure: failure instanceof Absent ? 'absent' : isFormless ? 'malforme' : 'panne' });
});
