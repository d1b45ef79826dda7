// After a vote: that the leaf is in the signed tree, and the receipt as a file.
import { compareAll, tell } from '../urn/heads.js';
import { isIncluded, leafHash, originOf, parseCheckpoint, parseProof, signatureOf, toHex } from '../urn/urn.js';

const TRIES = 6;
const text = new TextEncoder();
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

async function words(address) {
  const response = await fetch(address, { credentials: 'omit', cache: 'no-cache' });
  return response.ok ? response.text() : null;
}

/** The proof that a receipt's leaf is in the published tree. A busy vote is published each second, which is waited for; a quiet one in groups. */
async function treeProof(uid, receipt) {
  const urn = `/scrutins/${uid}/urne`;
  const key = await words('/.well-known/voix-urn.vkey');
  let isRead = false;
  for (let i = 0; key && i < TRIES; i++) {
    if (i) await pause(700 * i);
    const checkpoint = await words(`${urn}/checkpoint`);
    isRead ||= Boolean(checkpoint);
    const isPublished = checkpoint && parseCheckpoint(checkpoint).size > receipt.index;
    const proof = isPublished ? await words(`${urn}/preuve/${receipt.index}`) : null;
    if (proof) return { proof, ...await verdict(uid, receipt, proof, key) };
  }
  return { proof: null, verdict: isRead ? 'groupe' : 'attente' };
}

async function verdict(uid, receipt, proof, key) {
  const { index, hashes, checkpoint } = parseProof(proof);
  const hash = await leafHash(text.encode(receipt.leaf));
  const isThere = index === receipt.index && toHex(hash) === receipt.leafHash
    && await isIncluded(hash, index, checkpoint.size, hashes, checkpoint.root);
  const signature = checkpoint.origin === originOf(key, uid) ? await signatureOf(checkpoint, key) : 'non';
  return { verdict: isThere && signature !== 'non' ? (signature === 'oui' ? 'oui' : 'sans') : 'non', size: checkpoint.size };
}

/** Everything that the holder needs to check it again, anywhere. */
function receiptFile(uid, choice, { index, leaf, leafHash: hash, secret, nonce }, proof) {
  const file = { format: 'voix-recu', version: 1, host: location.hostname, scrutin: uid, choice, receipt: { index, leaf, leafHash: hash, secret, nonce }, proof };
  return new Blob([JSON.stringify(file, null, 2), '\n'], { type: 'application/json' });
}

/**
 * Says in one line what the tree says, and offers the file on a link.
 * @param onVerdict is told each verdict, one of the words of the line's data
 * @param onPublished is told when the leaf is published
 */
export async function showProof(part, uid, choice, receipt, onVerdict, onPublished) {
  const line = part.querySelector('[data-tree]');
  const link = part.querySelector('[data-receipt-file]');
  line.textContent = line.dataset.checking;
  line.dataset.tree = '';
  onVerdict('checking');
  const offer = (proof) => {
    if (link.href) URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(receiptFile(uid, choice, receipt, proof));
    link.download = `voix-recu-${uid}.json`;
  };
  offer(null);
  const token = {};
  line.proofToken = token; // a later ballot takes the line over
  const found = await treeProof(uid, receipt).catch(() => ({ proof: null, verdict: 'attente' }));
  if (line.proofToken !== token) return;
  line.dataset.tree = found.verdict;
  line.textContent = line.dataset[found.verdict];
  onVerdict(found.verdict);
  if (!found.proof) return;
  offer(found.proof);
  onPublished();
  const changes = found.verdict === 'non' ? [] : await compareAll(uid).catch(() => []);
  if (line.proofToken === token) tell(part.querySelector('[data-heads]'), changes);
}
