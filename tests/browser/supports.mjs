// A resident supports an initiative, confirms it by the letter and takes it back, by the names of fields.

export const SUPPORT = {
  sv: { list: '/sv/initiativ', form: 'stod', link: '/sv/stod/lank', mine: '/sv/mitt-stod' },
  fi: { list: '/fi/aloitteet', form: 'kannata', link: '/fi/kannatus/linkki', mine: '/fi/kannatukseni' },
  en: { list: '/en/initiatives', form: 'support', link: '/en/support/link', mine: '/en/my-support' },
};

const press = async (page, selector) => {
  await Promise.all([page.waitForLoadState('load'), page.locator(selector).first().click()]);
  await page.waitForLoadState('load');
};
const choose = (page, name, value) => page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
const at = (page, path) => { if (new URL(page.url()).pathname !== path) throw Error(`at ${page.url()} instead of ${path}`); };

// The link and the number of the letter to an address, from the demo's mail page.
async function letter(page, base, email, link) {
  for (let n = 0; n < 60; n++) {
    const mail = await (await page.request.get(`${base}/demo/mail`)).text();
    const card = mail.split('<article').find((part) => part.includes(email) && part.includes(`${link}?t=`));
    if (card) return { path: card.match(/\/[a-z/]+\?t=[\w-]{43}/)[0], number: card.match(/(?:skriv|kirjoita|write) (\d{4})/)[1] };
    await page.waitForTimeout(250);
  }
  throw Error(`no letter to ${email}`);
}

// From the initiative's page to the day the support is taken back. In a new browser the number in the letter is typed.
export async function supportInitiative(page, base, locale, number, email, look) {
  const places = SUPPORT[locale];
  await page.goto(`${base}${places.list}/${number}`);
  await press(page, '#support a.btn');
  at(page, `${places.list}/${number}/${places.form}`);
  await look('support');
  await page.fill('input[name=name]', 'Eva Exempel');
  await press(page, 'button[value=email]');
  if (await page.locator('input[name=name]').inputValue() !== 'Eva Exempel') throw Error('a refused name is not kept');
  await look('support refused');
  // An organisation tells its business id, which has a check digit.
  await choose(page, 'ground', 'organisation');
  await page.fill('input[name=business_id]', '2077474-1');
  await press(page, 'button[value=email]');
  if (await page.locator('input[name=business_id]').inputValue() !== '2077474-1') throw Error('a refused business id is not kept');
  if (await page.locator('.errsum a[href="#business_id"]').count() !== 1) throw Error('a wrong business id is taken');
  await look('business id refused');
  await choose(page, 'ground', 'resident');
  await page.selectOption('select[name=municipality]', 'kotka');
  await choose(page, 'shows_name', 'yes');
  await page.fill('input[name=email]', email);
  await press(page, 'button[value=email]');
  await look('letter asked for');
  const { path, number: figures } = await letter(page, base, email, places.link);
  await page.context().clearCookies();
  await page.goto(base + path);
  await look('link elsewhere');
  await press(page, '#confirm');
  await look('number missing');
  await page.fill('input[name=number]', figures);
  await press(page, '#confirm');
  at(page, places.mine);
  await look('my support');
  await page.goto(`${base}${places.list}/${number}`);
  await look('initiative with support');
  await press(page, '#support .acts a:not(.btn)');
  await look('supporters');
  await page.goto(base + places.mine);
  await press(page, 'button[value=withdraw]');
  if (await page.locator('button[value=withdraw]').count() !== 0) throw Error('what was taken back can be taken back');
  await look('taken back');
}
