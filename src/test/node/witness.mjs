// A witness, written from C2SP tlog-witness, tlog-cosignature and RFC 6962 alone: it shares nothing with the service.
//   node witness.mjs NAME VKEY-OF-LOG [FOLDER-WITH-NOBLE]   says its vkeys and where it listens, and co-signs until it is ended
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';

const [name, logKey, noble] = process.argv.slice(2);
const mlDsa = noble && (await import(`file://${noble}/node_modules/@noble/post-quantum/ml-dsa.js`)).ml_dsa44;

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const node = (left, right) => sha(Buffer.of(1), left, right);
const split = (n) => 2 ** (Math.ceil(Math.log2(n)) - 1);
/** PROOF and SUBPROOF of RFC 6962 §2.1.2 read backwards: the roots of both trees, if these are all the hashes that it takes. */
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
function serve() {
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

serve();
