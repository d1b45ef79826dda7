// Computes the vectors of the page of formats again, by the functions of the second verifier,
// and counts what all programs must count alike: node vectors.mjs src/docs/formats.md sequences.json
import assert from 'node:assert/strict';
import { verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  Fold, Tree, amendementText, chainHash, contentHash, hex, isResultSigned, leafHash, parseBundle, parseCheckpoint, parseKey, parseProof, petitionText, receiptFault, tilePath, written,
} from './verify.mjs';

const page = readFileSync(process.argv[2], 'utf8');
const vectors = Object.fromEntries([...page.matchAll(/^```json vector ([a-z-]+)\n(.*?)\n```$/gms)].map(([, name, json]) => [name, JSON.parse(json)]));
const key = parseKey(vectors.key.vkey);
const treeOf = (leaves) => leaves.reduce((tree, leaf) => { tree.add(leafHash(leaf)); return tree; }, new Tree());

function urn({ uid, leaves, after }) {
  const fold = new Fold(uid);
  leaves.forEach((leaf, i) => {
    assert.equal(fold.read(leaf), null, leaf);
    const root = written(treeOf(leaves).root(i + 1), 'hex');
    assert.deepEqual({ size: i + 1, counts: fold.counts, state: fold.isClosed ? 'closed' : 'open', root }, after[i]);
  });
}

function text(form, { form: said, sha256, ...parts }) {
  assert.equal(form(parts), said);
  assert.equal(hex(said), sha256);
}

/** XXXX-XXXX-XXXX of the first 60 bits. */
function code(hash) {
  const bits = BigInt(`0x${hash.slice(0, 15)}`);
  return [...Array(12).keys()].map((i) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number((bits >> BigInt(55 - 5 * i)) & 31n)]).join('').match(/.{4}/g).join('-');
}

function receipt(said) {
  assert.equal(receiptFault(said), null);
  assert.equal(code(said.leafHash), said.code);
}

const checks = {
  key: ({ name, id }) => assert.deepEqual([key.name, key.id], [name, id]),
  ballot: receipt,
  signature: receipt,
  receipt: ({ file, code: said }) => receipt({ ...file.receipt, code: said }),
  petition: (said) => text(petitionText, said),
  'petition-without-sources': (said) => text(petitionText, said),
  amendement: (said) => text(amendementText, said),
  credits: (said) => text(amendementText, said),
  urn,
  'petition-urn': urn,
  contradictions: ({ lines, cases, uid: usual }) => cases.forEach(({ why, uid = usual, leaves }) => {
    const fold = new Fold(uid);
    leaves.map((leaf) => lines[leaf] ?? leaf).forEach((leaf, i) => assert.equal(fold.read(leaf) !== null, i === leaves.length - 1, `${why}: ${leaf}`));
  }),
  tiles: ({ paths, bundle }) => {
    for (const { level, index, width, path } of paths) assert.equal(tilePath(level, index, width), path);
    assert.deepEqual(parseBundle(Buffer.from(bundle.hex, 'hex'), bundle.leaves.length).map(String), bundle.leaves);
  },
  checkpoint: ({ origin, vkey, size, root, note }) => {
    for (const by of [key, parseKey(vkey)]) {
      const parsed = parseCheckpoint(note, by, origin);
      assert.deepEqual([parsed.size, written(parsed.root, 'hex')], [size, root]);
    }
    assert.throws(() => parseCheckpoint(note.replace(`\n${size}\n`, `\n${size + 1}\n`), key, origin));
  },
  epoch: ({ report, note }) => {
    const [text, line] = note.split('\n\n');
    const [, name, signature] = line.split(' ');
    const bytes = Buffer.from(signature, 'base64');
    assert.deepEqual([name, bytes.subarray(0, 4).toString('hex')], [key.name, key.id]);
    assert(verifySignature(null, Buffer.from(`${text}\n`), key.publicKey, bytes.subarray(4)));
    assert(text.includes(`\nreport ${hex(report)}\n`) && text.endsWith(` ${hex(report)}`));
  },
  inclusion: ({ index, size, text: body }) => {
    const [proof, note] = parseProof(body, 'c2sp.org/tlog-proof@v1', `index ${index}`);
    assert.deepEqual(proof, treeOf(vectors.urn.leaves).inclusion(index, size));
    assert.equal(note, vectors.checkpoint.note);
  },
  consistency: ({ published, answers }) => answers.forEach(({ old, size, text: body }) => {
    const [proof, note] = parseProof(body, `old ${old}`);
    assert.deepEqual(proof, treeOf(vectors.urn.leaves).consistency(old, size));
    assert.equal(note, size === published ? vectors.checkpoint.note : '');
  }),
  result: ({ document }) => assert(isResultSigned(document, key, document.scrutin)),
  'petition-result': ({ document }) => assert(isResultSigned(document, key, String(document.petition))),
  account: ({ entries, head }) => {
    assert.equal(entries.reduce((hash, entry) => {
      if (entry.salt) assert.equal(contentHash(entry), entry.contentHash);
      assert.equal(chainHash(hash, entry.contentHash), entry.hash);
      return entry.hash;
    }, '0'.repeat(64)), head.hash);
    const { size, root } = parseCheckpoint(head.note, parseKey(vectors.key.vkey), 'voix.example/journal');
    assert.deepEqual([size, Buffer.from(root, 'latin1').toString('hex')], [head.sequence, head.hash]);
  },
  hiding: ({ uid, previous, entry: { sequence, unnamed, contentHash: content, hash } }) => {
    assert.equal(contentHash({ ...unnamed, sequence, subject: `scrutin:${uid}` }), content);
    assert.equal(chainHash(previous, content), hash);
  },
  history: ({ uid, at, textChanges }) => {
    for (const { published, hours } of at) {
      const fold = new Fold(uid, hours.map((hour) => hour.size));
      vectors.urn.leaves.slice(0, published).forEach((leaf) => fold.read(leaf));
      for (const { size, seen, corrected } of hours) assert.deepEqual([fold.snapshots.get(size), fold.corrected(size)], [Object.values(seen), Object.values(corrected)]);
      for (const { index, ballots } of textChanges) assert.equal(fold.questions.find((one) => one.index === index).total, ballots);
    }
  },
};
assert.deepEqual(Object.keys(vectors).sort(), Object.keys(checks).sort());
for (const [name, check] of Object.entries(checks)) check(vectors[name]);
const sequences = JSON.parse(readFileSync(process.argv[3], 'utf8'));
for (const { why, uid, leaves, verdict } of sequences) {
  const fold = new Fold(uid);
  const faults = leaves.map((leaf) => fold.read(leaf));
  assert.deepEqual(faults.map(Boolean), leaves.map((_, i) => verdict === null && i === leaves.length - 1), why);
  if (verdict) assert.equal(`${fold.counts} ${fold.isClosed ? 'closed' : 'open'}`, verdict, why);
}
console.log(`${sequences.length} sequences`);
console.log(`${Object.keys(checks).length} vectors`);
