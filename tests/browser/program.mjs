// The program under test: a fresh demo on a free port, with its own folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject);
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

// Starts the demo and resolves when it is ready to be used.
export async function start(port, settings = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'delta-browser-'));
  const binary = path.join(process.env.CARGO_TARGET_DIR || path.join(root, 'target'), 'debug/delta');
  // By name: at an address of figures browsers give no passkeys.
  const base = `http://localhost:${port}`;
  const env = { ...process.env, DELTA_DATA: data, DELTA_LISTEN: `127.0.0.1:${port}`, DELTA_BASE_URL: base, DELTA_TRUSTED_PROXIES: '127.0.0.1', ...settings };
  const child = spawn(binary, [], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (piece) => { said += piece; });
  child.stderr.on('data', (piece) => { said += piece; });
  let ended = false;
  child.on('exit', () => { ended = true; });
  for (const until = Date.now() + 180_000; ;) {
    if (ended) throw Error(`the program ended before it was ready:\n${said}`);
    if (Date.now() > until) throw Error(`the program does not become ready:\n${said}`);
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  const stop = () => new Promise((resolve) => {
    const gone = () => { rmSync(data, { recursive: true, force: true }); resolve(); };
    if (ended) return gone();
    child.on('exit', gone);
    child.kill('SIGTERM');
  });
  return { base, stop, said: () => said };
}
