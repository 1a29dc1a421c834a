// The certified provider of single sign-on beside the program, if its packages are installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../provider');

export const WORKER = 'handler.homecare@demo.invalid';
export const STRANGER = 'stranger@demo.invalid';

const person = (sub, email) => ({ sub, amr: ['pwd', 'mfa'], claims: { email, email_verified: true } });

// Starts it for a program at `base`; resolves to nothing where the packages are missing.
export async function startProvider(base) {
  if (!existsSync(path.join(folder, 'node_modules/oidc-provider'))) return null;
  const env = { ...process.env, PEOPLE: JSON.stringify([person('w-1', WORKER), person('w-2', STRANGER)]) };
  const child = spawn('node', [path.join(folder, 'provider.mjs'), base], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const issuer = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
      const told = said.match(/^(http:\S+)$/m);
      if (told) resolve(told[1]);
    });
    child.on('exit', () => reject(Error('the provider ended before it was ready')));
  });
  const settings = { DELTA_SSO_ISSUER: issuer, DELTA_SSO_CLIENT_ID: 'delta', DELTA_SSO_CLIENT_SECRET: 'a secret of the tests' };
  return { issuer, settings, stop: () => child.kill() };
}
