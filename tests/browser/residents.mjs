// A resident's own page: signing in with the letter from the demo's mail page, saving a case, settings, own data, erasure.
export const OWN = {
  sv: { signIn: '/sv/logga-in', own: '/sv/min-sida', sessions: '/inloggningar', settings: '/installningar', data: '/uppgifter', erase: '/radera' },
  fi: { signIn: '/fi/kirjaudu', own: '/fi/oma-sivu', sessions: '/kirjautumiset', settings: '/asetukset', data: '/tiedot', erase: '/poista' },
  en: { signIn: '/en/sign-in', own: '/en/my-page', sessions: '/sessions', settings: '/settings', data: '/data', erase: '/erase' },
};

const press = async (page, selector) => {
  await Promise.all([page.waitForLoadState('load'), page.locator(selector).first().click()]);
  await page.waitForLoadState('load');
};
const at = (page, path) => { if (new URL(page.url()).pathname !== path) throw Error(`at ${page.url()} instead of ${path}`); };

// The link and the code of the latest letter to an address, from the demo's mail page.
async function letter(page, base, email, link) {
  for (let n = 0; n < 60; n++) {
    const mail = await (await page.request.get(`${base}/demo/mail`)).text();
    const card = mail.split('<article').find((part) => part.includes(email) && part.includes(`${link}?t=`));
    if (card) return { token: card.match(/\?t=([\w-]{43})/)[1], code: card.match(/\b\d{4} \d{4}\b/)[0] };
    await page.waitForTimeout(250);
  }
  throw Error(`no letter to ${email}`);
}

// Asks for a letter, and comes in with its link (`way` is "link") or by typing its code on the page that waits.
export async function signInByLetter(page, base, locale, email, way, look) {
  const words = OWN[locale];
  await page.goto(base + words.own);
  at(page, words.signIn);
  await look('sign in');
  await page.fill('input[name=email]', 'namn(at)exempel');
  await press(page, 'main form button');
  await look('address refused');
  await page.fill('input[name=email]', email);
  await press(page, 'main form button');
  await look('letter');
  const path = { sv: '/sv/logga-in/lank', fi: '/fi/kirjaudu/linkki', en: '/en/sign-in/link' }[locale];
  const { token, code } = await letter(page, base, email, path);
  if (way === 'link') {
    await page.goto(`${base}${path}?t=${token}`);
    await look('link');
  } else {
    await page.fill('input[name=code]', code === '1234 5678' ? '87654321' : '12345678');
    await press(page, 'main form button');
    await look('wrong code');
    await page.fill('input[name=code]', code);
  }
  await press(page, 'main form button');
  at(page, words.own);
}

// What the own page tells of an identity, and the words of the pages on which nobody was identified.
const IDENTITY = {
  sv: { level: 'Väsentlig', municipality: 'Kouvola' },
  fi: { level: 'Korotettu', municipality: 'Kouvola' },
  en: { level: 'Substantial', municipality: 'Kouvola' },
};

// From a page that offers it to the provider and back, as this person or as nobody who cancels there.
async function toProvider(page, base, name) {
  await Promise.all([page.waitForURL(/\/interaction\//), page.locator('main a[href^="/identification"]').first().click()]);
  const choice = name ? page.getByRole('button', { name }) : page.locator('#cancel');
  await Promise.all([page.waitForURL(`${base}/**`), choice.click()]);
}

// Strong identification: the offer, cancelling, a way that is not strong, and the own page with level and municipality.
export async function identify(page, base, locale, { strong, weak }, look) {
  const words = OWN[locale];
  await page.goto(base + words.signIn);
  await look('offer');
  await toProvider(page, base, '');
  await look('cancelled');
  await toProvider(page, base, weak);
  await look('not strong');
  // The provider remembers who was there.
  await page.context().clearCookies();
  await page.goto(base + words.own);
  at(page, words.signIn);
  await toProvider(page, base, strong);
  at(page, words.own);
  const told = await page.locator('#identity').innerText();
  for (const value of Object.values(IDENTITY[locale])) if (!told.includes(value)) throw Error(`the own page tells ${told} and not ${value}`);
  if ((await page.content()).includes(strong)) throw Error('the own page shows a name that is kept nowhere');
  await look('own page');
  await page.goto(base + words.own + words.data);
  await look('data');
}

// From the receipt's code to a page of one's own, and back to nothing.
export async function ownPage(page, base, locale, code, look, { email, way }) {
  const words = OWN[locale];
  await signInByLetter(page, base, locale, email, way, look);
  await look('own page empty');
  await page.fill('input[name=code]', '7777');
  await press(page, 'main .line button');
  await look('code refused');
  await page.fill('input[name=code]', code);
  await press(page, 'main .line button');
  await look('own page');
  await press(page, 'main ul.rows h3 a');
  await look('own case');
  await page.goto(base + words.own + words.settings);
  await page.locator('input[name=tells][value=changes]').uncheck({ force: true });
  await press(page, 'main form .acts button');
  if (await page.locator('input[name=tells][value=changes]').isChecked()) throw Error('a wish is not kept');
  await look('settings');
  await page.goto(base + words.own + words.sessions);
  await look('sessions');
  await page.goto(base + words.own + words.data);
  await look('data');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('button[value=json]').click()]);
  if (!file.suggestedFilename().endsWith('.json')) throw Error(`the file is called ${file.suggestedFilename()}`);
  await page.goto(base + words.own + words.data);
  await press(page, 'button[value=page]');
  if (!(await page.content()).includes(email)) throw Error('the own data does not hold the address');
  await look('data as a page');
  await page.goto(base + words.own + words.erase);
  await look('erasure');
  await press(page, 'main form button');
  await look('erasure refused');
  await page.locator('input[name=what][value=account]').check({ force: true });
  await press(page, 'main form button');
  await look('erased');
  await page.goto(base + words.own);
  at(page, words.signIn);
}
