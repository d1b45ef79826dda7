// A second witness, and a second log, written from C2SP tlog-witness, tlog-cosignature and RFC 6962 alone: it shares nothing with the service.
//   node witness.mjs serve NAME VKEY-OF-LOG [FOLDER-WITH-NOBLE]   says its vkeys and where it listens, and co-signs until it is ended
//   node witness.mjs log ORIGIN [FOLDER-WITH-NOBLE]                says its vkey, reads { url, vkeys } of a witness, and says what that answered
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline/promises';

const [mode, name, ...rest] = process.argv.slice(2);
const noble = rest.at(mode === 'serve' ? 1 : 0);
const mlDsa = noble && (await import(`file://${noble}/node_modules/@noble/post-quantum/ml-dsa.js`)).ml_dsa44;

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const node = (left, right) => sha(Buffer.of(1), left, right);
const split = (n) => 2 ** (Math.ceil(Math.log2(n)) - 1);
const root = (leaves) => (leaves.length === 0 ? sha() : leaves.length === 1 ? leaves[0]
  : node(root(leaves.slice(0, split(leaves.length))), root(leaves.slice(split(leaves.length)))));

/** PROOF and SUBPROOF of RFC 6962 §2.1.2. */
function proof(old, leaves, isWhole = true) {
  if (old === leaves.length) return isWhole ? [] : [root(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return old <= k ? [...proof(old, left, isWhole), root(right)] : [...proof(old - k, right, false), root(left)];
}
/** The same read backwards: the roots of both trees, if these are all the hashes that it takes. */
function rootsOf(old, size, oldRoot, hashes, isWhole = true) {
  if (old === size) {
    const own = isWhole ? oldRoot : hashes.shift();
    return [own, own];
  }
  const k = split(size);
  const beside = hashes.pop() ?? Buffer.of();
  if (old <= k) {
    const [before, now] = rootsOf(old, k, oldRoot, hashes, isWhole);
    return [before, node(now, beside)];
  }
  const [before, now] = rootsOf(old - k, size - k, oldRoot, hashes, false);
  return [node(beside, before ?? Buffer.of()), node(beside, now ?? Buffer.of())];
}
function isConsistent(old, oldRoot, size, newRoot, proofLines) {
  if (old === size || old === 0) return proofLines.length === 0 && (old === 0 || oldRoot.equals(newRoot));
  const hashes = [...proofLines];
  const [before, now] = rootsOf(old, size, oldRoot, hashes);
  return hashes.length === 0 && before.equals(oldRoot) && now.equals(newRoot);
}

// ---- keys and notes
const idOf = (who, typed) => sha(`${who}\n`, typed).subarray(0, 4);
const vkeyOf = (who, typed) => `${who}+${idOf(who, typed).toString('hex')}+${typed.toString('base64')}`;
const raw = (key) => key.export({ format: 'der', type: 'spki' }).subarray(-32);
const publicKey = (bytes) => createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]), format: 'der', type: 'spki' });
function readKey(vkey) {
  const [, who, , base64] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey);
  const typed = Buffer.from(base64, 'base64');
  return { who, id: idOf(who, typed), type: typed[0], bytes: typed.subarray(1) };
}
const line = (who, id, bytes) => `— ${who} ${Buffer.concat([id, bytes]).toString('base64')}\n`;
function readNote(note) {
  const end = note.lastIndexOf('\n\n') + 1;
  const text = note.slice(0, end);
  const lines = note.slice(end + 1).split('\n').filter(Boolean).map((one) => one.split(' '))
    .map(([, who, base64]) => ({ who, bytes: Buffer.from(base64, 'base64') }));
  const [origin, size, base64] = text.split('\n');
  return { text, lines, origin, size: Number(size), root: Buffer.from(base64, 'base64') };
}
const u64 = (n) => { const bytes = Buffer.alloc(8); bytes.writeBigUInt64BE(BigInt(n)); return bytes; };
const counted = (text) => Buffer.concat([Buffer.of(Buffer.byteLength(text)), Buffer.from(text)]);
const ed25519Message = (time, { text }) => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
const mlDsaMessage = (who, time, { origin, size, root: hash }) => Buffer.concat([
  Buffer.from('subtree/v1\n\0'), counted(who), u64(time), counted(origin), u64(0), u64(size), hash]);

// ---- a witness
function serve([logKey]) {
  const log = readKey(logKey);
  const pair = generateKeyPairSync('ed25519');
  const typed = Buffer.concat([Buffer.of(4), raw(pair.publicKey)]);
  const signers = [[typed, (time, note) => sign(null, ed25519Message(time, note), pair.privateKey)]];
  if (mlDsa) {
    const keys = mlDsa.keygen();
    signers.push([Buffer.concat([Buffer.of(6), keys.publicKey]), (time, note) => mlDsa.sign(mlDsaMessage(name, time, note), keys.secretKey)]);
  }
  let head = null;
  function add(body) {
    const end = body.indexOf('\n\n');
    const [first, ...proofLines] = body.slice(0, end).split('\n');
    const old = Number(/^old (0|[1-9][0-9]*)$/.exec(first)?.[1] ?? NaN);
    const note = readNote(body.slice(end + 2));
    if (Number.isNaN(old) || old > note.size) return [400, ''];
    if (note.origin !== log.who) return [404, ''];
    const own = note.lines.filter(({ who, bytes }) => who === log.who && bytes.subarray(0, 4).equals(log.id));
    if (!own.length || own.some(({ bytes }) => !verify(null, Buffer.from(note.text), publicKey(log.bytes), bytes.subarray(4)))) return [403, ''];
    if (old !== (head?.size ?? 0)) return [409, `${head?.size ?? 0}\n`, 'text/x.tlog.size'];
    if (!isConsistent(old, head?.root, note.size, note.root, proofLines.map((one) => Buffer.from(one, 'base64')))) return [422, ''];
    head = note;
    const time = Math.floor(Date.now() / 1000);
    return [200, signers.map(([key, how]) => line(name, idOf(name, key), Buffer.concat([u64(time), how(time, note)]))).join('')];
  }
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const [status, body, type = 'text/plain'] = request.url === '/add-checkpoint' ? add(Buffer.concat(parts).toString()) : [404, ''];
    response.writeHead(status, { 'Content-Type': type }).end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    signers.forEach(([key]) => console.log(`vkey ${vkeyOf(name, key)}`));
    console.log(`listens on ${server.address().port}`);
  });
}

// ---- a log
async function log() {
  const pair = generateKeyPairSync('ed25519');
  const typed = Buffer.concat([Buffer.of(1), raw(pair.publicKey)]);
  console.log(`vkey ${vkeyOf(name, typed)}`);
  const input = createInterface({ input: process.stdin });
  const { url, vkeys } = JSON.parse((await input[Symbol.asyncIterator]().next()).value);
  const leaves = Array.from({ length: 700 }, (_, i) => sha(Buffer.of(0), `leaf ${i}`));
  const fork = leaves.map((leaf, i) => (i < 200 ? leaf : sha(Buffer.of(0), `fork ${i}`)));
  const signed = (size, of, key = pair.privateKey) => {
    const text = `${name}\n${size}\n${root(of.slice(0, size)).toString('base64')}\n`;
    return `${text}\n${line(name, idOf(name, typed), sign(null, Buffer.from(text), key))}`;
  };
  const answers = [];
  let good = 0;
  async function ask(old, size, of = leaves, key = undefined) {
    const hashes = old > 0 && old < size ? proof(old, of.slice(0, size)) : [];
    const note = signed(size, of, key);
    const body = `old ${old}\n${hashes.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`;
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    const text = await answer.text();
    answers.push(answer.status === 409 ? `409 ${text.trim()}` : String(answer.status));
    if (answer.status === 200) good += text.split('\n').filter((one) => one && isRight(one, readNote(note), vkeys.map(readKey))).length;
  }
  function isRight(one, note, keys) {
    const [, who, base64] = one.split(' ');
    const bytes = Buffer.from(base64, 'base64');
    const key = keys.find((some) => some.who === who && some.id.equals(bytes.subarray(0, 4)));
    const [time, signature] = [bytes.readBigUInt64BE(4), bytes.subarray(12)];
    if (Math.abs(Number(time) - Date.now() / 1000) > 60) return false;
    return key.type === 4 ? verify(null, ed25519Message(time, note), publicKey(key.bytes), signature)
      : Boolean(mlDsa?.verify(signature, mlDsaMessage(who, time, note), key.bytes));
  }
  await ask(0, 5);
  for (let size = 6; size <= 40; size++) await ask(size - 1, size);
  await ask(40, 300);
  await ask(5, 400);
  await ask(300, 300, fork);
  await ask(300, 400, fork);
  await ask(300, 400, leaves, generateKeyPairSync('ed25519').privateKey);
  await ask(300, 700);
  console.log(JSON.stringify({ answers: answers.filter((one, i) => i === 0 || i > 35), refused: answers.slice(1, 36).filter((one) => one !== '200'), good }));
  input.close();
}

await (mode === 'serve' ? serve(rest) : log());
