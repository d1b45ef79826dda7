// Reads {"command":…} lines from stdin, answers one JSON line each. Runs against npm altcha-lib and the widget's worker.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import vm from 'node:vm';
import { createChallenge, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

// the worker that we serve, as the browser runs it
function solveInWorker(challenge) {
  return new Promise((resolve, reject) => {
    const self = { postMessage: (data) => (data && !data.error ? resolve(data) : reject(new Error(String(data?.error)))) };
    vm.runInNewContext(readFileSync(process.argv[2], 'utf8'), {
      self, crypto: webcrypto, performance, setTimeout, TextEncoder, AbortController, console,
    });
    self.onmessage({ data: { type: 'work', challenge, counterMode: 'uint32', counterStart: 0, counterStep: 1 } });
  });
}

const commands = {
  solve: ({ challenge }) => solveChallenge({ challenge, deriveKey }),
  solveInWorker: ({ challenge }) => solveInWorker(challenge),
  verify: ({ payload, secret }) =>
    verifySolution({ ...JSON.parse(Buffer.from(payload, 'base64')), deriveKey, hmacSignatureSecret: secret }),
  create: ({ secret, counter, cost }) =>
    createChallenge({
      algorithm: 'PBKDF2/SHA-256', counter, cost, deriveKey, hmacSignatureSecret: secret,
      expiresAt: Math.floor(Date.now() / 1000) + 600,
    }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify(await commands[request.command](request)));
}
process.exit(0);
