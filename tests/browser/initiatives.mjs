// How an initiative is made, checked and followed, by the names of fields, so that the same steps serve every language.

export const PLACES = {
  sv: { start: '/sv/initiativ/nytt', list: '/sv/initiativ', mine: '/sv/mitt-initiativ', follow: '/sv/folj', title: 'Lampor på stigen till hälsostationen' },
  fi: { start: '/fi/aloitteet/uusi', list: '/fi/aloitteet', mine: '/fi/aloitteeni', follow: '/fi/seuraa', title: 'Valot terveysaseman polulle' },
  en: { start: '/en/initiatives/new', list: '/en/initiatives', mine: '/en/my-initiative', follow: '/en/follow', title: 'Lamps on the path to the health station' },
};

const next = async (page, selector = 'main form .acts button:not([name=remove])') => {
  await Promise.all([page.waitForLoadState('load'), page.locator(selector).first().click()]);
  await page.waitForLoadState('load');
};
const choose = (page, name, value) => page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });

// From "initiative or feedback?" to the receipt. Answers with code and number.
export async function makeInitiative(page, base, locale, look) {
  const places = PLACES[locale];
  await page.goto(base + places.start);
  await look('initiative or feedback');
  await next(page, 'main a.btn');
  await page.fill('input[name=title]', 'a');
  await next(page);
  if (await page.locator('input[name=title]').inputValue() !== 'a') throw Error('a refused title is not kept');
  await look('words refused');
  await page.fill('input[name=title]', places.title);
  await page.fill('textarea[name=proposal]', `${places.title}.`);
  await page.fill('textarea[name=reasons]', `${places.title}: 2026, 2027, 2028.`);
  await next(page);
  await look('about');
  await choose(page, 'kind', 'service');
  await next(page);
  await look('service missing');
  await page.selectOption('select[name=service]', 'home-care');
  await choose(page, 'collects', 'yes');
  await next(page);
  await look('maker');
  await choose(page, 'ground', 'organisation');
  await page.fill('input[name=business_id]', '2077474-1');
  await next(page);
  await look('maker refused');
  if (await page.locator('input[name=business_id]').inputValue() !== '2077474-1') throw Error('a refused business id is not kept');
  await choose(page, 'ground', 'resident');
  await page.fill('input[name=name]', 'Eva Exempel');
  await page.selectOption('select[name=municipality]', 'kotka');
  await page.fill('input[name=email]', 'eva@demo.invalid');
  await choose(page, 'shows_name', 'no');
  await next(page);
  await look('others');
  await next(page);
  await look('check');
  await next(page, '#send');
  await look('receipt');
  const code = (await page.locator('#code').innerText()).replace(/[^0-9A-Z]/g, '');
  if (code.length !== 16) throw Error(`the code is ${code.length} symbols long`);
  const number = /\d{4}-\d{3,}/.exec(await page.locator('.receipt').innerText())[0];
  return { code, number };
}

// Opens one's own initiative with its code.
export async function followInitiative(page, base, locale, code, look) {
  const places = PLACES[locale];
  await page.goto(base + places.follow);
  await page.fill('input[name=code]', code);
  await next(page);
  if (new URL(page.url()).pathname !== places.mine) throw Error(`the code leads to ${page.url()}`);
  await look('my initiative');
}

// The registrar reads it and publishes it.
export async function publishInitiative(page, base, number, password, look) {
  await page.goto(`${base}/staff/login`);
  await page.fill('input[name=email]', 'registrar@demo.invalid');
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForURL('**/staff/initiatives**'), page.keyboard.press('Enter')]);
  await look('to check');
  await page.goto(`${base}/staff/initiatives/${number}`);
  await look('initiative to check');
  await next(page, 'button[value=publish]');
  await look('initiative published');
}
