// What the module of the pages says of policies and notes: node quorum.mjs FILE, a JSON list of { policy, note, seen } of which the last two may be missing.
import { readFileSync } from 'node:fs';
import { attestation, parsePolicy } from '../../../web/static/urn/quorum.js';

const said = await Promise.all(JSON.parse(readFileSync(process.argv[2], 'utf8')).map(async ({ policy, note, seen }) => {
  try {
    const read = await parsePolicy(policy);
    const { verdict, cosigners, unchecked } = note ? await attestation(read, note, { seen: Number(seen ?? 0) }) : { verdict: 'read', cosigners: [], unchecked: [] };
    return [verdict, cosigners.join(' '), unchecked.join(' ')].join('|');
  } catch (e) { return e.message; }
}));
said.forEach((line) => console.log(line));
