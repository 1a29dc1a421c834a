// A resident follows an initiative from its page, confirms it by the letter, and stops by the link; then once more, signed in, with one press.
import { OWN, signInByLetter } from './residents.mjs';

export const FOLLOW = {
  sv: { list: '/sv/initiativ', form: 'folj', link: '/sv/foljare/lank', mine: '/sv/min-sida/foljer' },
  fi: { list: '/fi/aloitteet', form: 'seuraa', link: '/fi/seuraaja/linkki', mine: '/fi/oma-sivu/seurattavat' },
  en: { list: '/en/initiatives', form: 'follow', link: '/en/follower/link', mine: '/en/my-page/following' },
};

const press = async (page, selector) => {
  await Promise.all([page.waitForLoadState('load'), page.locator(selector).first().click()]);
  await page.waitForLoadState('load');
};
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

// From the field on the initiative's page to the day it is stopped.
export async function followByLetter(page, base, locale, number, email, look) {
  const places = FOLLOW[locale];
  await page.goto(`${base}${places.list}/${number}`);
  await page.fill('#follow input[name=email]', 'eva(at)exempel');
  await press(page, '#follow button');
  at(page, `${places.list}/${number}/${places.form}`);
  if (await page.locator('main input[name=email]').inputValue() !== 'eva(at)exempel') throw Error('a refused address is not kept');
  await look('address refused');
  await page.fill('main input[name=email]', email);
  await press(page, 'main form button');
  await look('letter asked for');
  const { path, number: figures } = await letter(page, base, email, places.link);
  await page.goto(base + path);
  await look('link');
  await press(page, 'button[value=follow]');
  await look('number missing');
  await page.fill('input[name=number]', figures);
  await press(page, 'button[value=follow]');
  await look('follows');
  await page.goto(`${base}${places.list}/${number}`);
  if (!/\b1\b/.test(await page.locator('#follow p').first().textContent())) throw Error('the follower is not counted');
  await look('initiative with a follower');
  await page.goto(base + path);
  await look('link to stop');
  await press(page, 'button[value=stop]');
  await look('stopped');
  await page.goto(base + path);
  await look('link that is over');
}

// Signed in: one press begins it and one ends it.
export async function followSignedIn(page, base, locale, number, email, look) {
  const places = FOLLOW[locale];
  await signInByLetter(page, base, locale, email, 'link', async () => {});
  await page.goto(`${base}${places.list}/${number}`);
  await press(page, '#follow a');
  at(page, places.mine);
  await look('to be followed');
  await press(page, '#offered button');
  if (!(await page.content()).includes(number)) throw Error('what is followed is not listed');
  await look('followed');
  await page.goto(base + OWN[locale].own);
  if (!(await page.content()).includes(number)) throw Error('what is followed is not on the own page');
  await look('own page with a following');
  await page.goto(base + places.mine);
  await press(page, 'button[value=stop]');
  await look('nothing followed');
}
