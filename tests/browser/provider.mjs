// The certified provider beside the program, if its packages are installed: single sign-on of staff, strong identification of residents.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../provider');

export const WORKER = 'handler.homecare@demo.invalid';
export const STRANGER = 'stranger@demo.invalid';

// Residents: one whose way is strong, and one who comes by a way that is not.
export const RESIDENT = 'Testi Asukas';
export const WEAK = 'Heikko Tunnistus';

const resident = (sub, name, acr) => ({ sub, acr, claims: { name, birthdate: '2000-01-01', 'urn:oid:1.2.246.21': '010100A900F', 'urn:oid:1.2.246.517.2002.2.18': '286' } });
const RESIDENTS = [resident('p-1', RESIDENT, 'http://ftn.ficora.fi/2017/loa2'), resident('p-2', WEAK, 'mfa')];

const person = (sub, email) => ({ sub, amr: ['pwd', 'mfa'], claims: { email, email_verified: true } });

// Starts it for a program at `base`; resolves to nothing where the packages are missing.
export async function startProvider(base) {
  if (!existsSync(path.join(folder, 'node_modules/oidc-provider'))) return null;
  const env = { ...process.env, PEOPLE: JSON.stringify([person('w-1', WORKER), person('w-2', STRANGER), ...RESIDENTS]) };
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
  const settings = { DELTA_STRONG_SCOPES: 'profile strong' };
  for (const way of ['SSO', 'STRONG']) {
    Object.assign(settings, { [`DELTA_${way}_ISSUER`]: issuer, [`DELTA_${way}_CLIENT_ID`]: 'delta', [`DELTA_${way}_CLIENT_SECRET`]: 'a secret of the tests' });
  }
  return { issuer, settings, stop: () => child.kill() };
}
