// Passkeys with the browser's own device in software: added, used after the password and alone, refused in every calm way.
const SET_UP = '/staff/profile/second-factor';
const MINE = '#passkeys li';

// A device that the browser sees as built in. `verifies`: its owner gives a finger when asked.
async function device(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  const verifies = (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { verifies };
}

const openChoices = async (page, base, password) => {
  await page.goto(base + SET_UP);
  await page.fill('#current', password);
  await Promise.all([page.waitForEvent('load'), page.click('form:has(#current) button')]);
};
const pressed = (page) => Promise.all([page.waitForEvent('load'), page.click('#passkey')]);
const signOut = async (page) => {
  await page.click('details.user summary');
  await Promise.all([page.waitForURL('**/staff/login?**'), page.click('details.user button')]);
};
const holds = (is, what) => { if (!is) throw Error(what); };
const path = (page) => new URL(page.url()).pathname;

export async function passkeyJourney(page, base, email, password, signIn, look) {
  const { verifies } = await device(page);
  await signIn(page, base, email, password);
  await openChoices(page, base, password);
  await look('choices');
  await page.fill('#name', 'Työkone');
  await pressed(page);
  holds(await page.locator('#codes .code').count() === 10, 'no spare codes came with the first passkey');
  await look('added');

  await signOut(page);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForURL('**/staff/login/code**'), page.keyboard.press('Enter')]);
  await look('after the password');
  await pressed(page);
  holds(path(page) === '/staff/queue', `the passkey after the password leads to ${page.url()}`);

  await signOut(page);
  await page.click('a[href^="/staff/login/passkey"]');
  await verifies(false);
  await page.click('#passkey');
  await page.waitForFunction(() => document.querySelector('[data-passkey-said]').textContent);
  holds(path(page) === '/staff/login/passkey', 'a device that does not know its owner signs in');
  await look('not verified');
  await verifies(true);
  await pressed(page);
  holds(path(page) === '/staff/queue', `the passkey alone leads to ${page.url()}`);

  await openChoices(page, base, password);
  holds((await page.locator(MINE).innerText()).includes('Työkone'), 'the passkey is not on the list');
  await page.click('#passkey');
  await page.waitForFunction(() => document.querySelector('[data-passkey-said]').textContent);
  holds(await page.locator(MINE).count() === 1, 'a device was added twice');
  await look('added already');
  await Promise.all([page.waitForURL('**/staff/profile?**'), page.click(`${MINE} button`)]);
  await look('removed');

  await signOut(page);
  await page.click('a[href^="/staff/login/passkey"]');
  await pressed(page);
  holds(path(page) === '/staff/login/passkey' && await page.locator('#passkey-error').count() === 1, 'a removed passkey is not refused');
  await look('refused');
}
