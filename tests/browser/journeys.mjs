// What a resident and a handler do, by the names of fields, so that the same steps serve every language.

export const WORDS = {
  sv: { feedback: '/sv/respons', follow: '/sv/folj', case: '/sv/mitt-arende', text: 'Tack för att nattskötaren ringde upp. Det kändes tryggt.', reply: 'Det var på kvällen den tredje mars.', alarm: 'Jag har svårt att andas och ont i bröstet.' },
  fi: { feedback: '/fi/palaute', follow: '/fi/seuraa', case: '/fi/asiani', text: 'Kiitos että yöhoitaja soitti takaisin. Se tuntui turvalliselta.', reply: 'Se oli illalla kolmas maaliskuuta.', alarm: 'En halua enää elää.' },
  en: { feedback: '/en/feedback', follow: '/en/follow', case: '/en/my-case', text: 'Thank you that the night nurse called back. It felt safe.', reply: 'It was in the evening of the third of March.', alarm: 'I have chest pain right now.' },
};

const next = async (page, selector = 'main form .acts button') => {
  await Promise.all([page.waitForLoadState('load'), page.locator(selector).first().click()]);
  await page.waitForLoadState('load');
};
const choose = (page, name, value) => page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });

// From the signposts to the receipt. `look` is called on every page on the way. Answers with the code.
export async function giveFeedback(page, base, locale, look, { service = 'home-care', municipality = 'kouvola', text = WORDS[locale].text } = {}) {
  const words = WORDS[locale];
  await page.goto(base + words.feedback);
  await look('signposts');
  await page.goto(`${base}${words.feedback}`);
  await next(page, 'main a.btn');
  await page.fill('textarea[name=text]', 'kort');
  await next(page, 'main form .acts button:not([name=remove])');
  if (await page.locator('textarea[name=text]').inputValue() !== 'kort') throw Error('a refused text is not kept');
  await look('text refused');
  await page.fill('textarea[name=text]', words.alarm);
  await next(page, 'main form .acts button:not([name=remove])');
  if (await page.locator('main .alert.err a[href="tel:112"]').count() !== 1) throw Error('an emergency shows no number to call');
  await look('emergency');
  await next(page, 'main .back, main a.back');
  if (await page.locator('main button[value=discard]').count() !== 1) throw Error('what was begun cannot be taken away');
  await look('text begun');
  await page.fill('textarea[name=text]', `${text} 010100A900F`);
  await next(page, 'main form .acts button:not([name=remove])');
  if ((await page.content()).includes('010100A900F') === false) throw Error('the sender is not shown what was removed');
  await look('identity code removed');
  await next(page, 'main form .acts button, main a.btn');
  await look('about');
  await choose(page, 'kind', 'praise');
  await choose(page, 'service', service);
  await choose(page, 'municipality', municipality);
  await choose(page, 'nps', '9');
  await next(page);
  await look('reply');
  await choose(page, 'reply', 'email');
  await page.fill('input[name=email]', 'namn(at)exempel');
  await choose(page, 'publish', 'no');
  await next(page);
  await look('address refused');
  if (await page.locator('input[name=email]').inputValue() !== 'namn(at)exempel') throw Error('a refused address is not kept');
  await choose(page, 'reply', 'code');
  await next(page);
  await look('check');
  await page.reload();
  await next(page, '#send');
  await look('receipt');
  const code = (await page.locator('#code').innerText()).replace(/[^0-9A-Z]/g, '');
  if (code.length !== 16) throw Error(`the code is ${code.length} symbols long`);
  return code;
}

// Opens the case by its code, typed as people type, reads it and writes back.
export async function followCase(page, base, locale, code, look, text = WORDS[locale].text) {
  const words = WORDS[locale];
  await page.goto(base + words.follow);
  await look('code form');
  const wrong = (code[0] === '7' ? '8' : '7') + code.slice(1);
  await page.fill('input[name=code]', wrong);
  await next(page);
  await look('wrong code');
  await page.fill('input[name=code]', code.toLowerCase().replace(/(....)/g, '$1 ').replaceAll('0', 'o'));
  await next(page);
  if (new URL(page.url()).pathname !== words.case) throw Error(`the code leads to ${page.url()}`);
  if (!(await page.content()).includes(text.slice(0, 20))) throw Error('the own text is not shown');
  await look('my case');
}

// Writes back what nobody should write to a form, on the page of an open case.
export async function writeBack(page, locale, look) {
  const words = WORDS[locale];
  await page.fill('textarea[name=message]', `${words.alarm} 010100A900F`);
  await next(page, 'main button[value=message]');
  if (await page.locator('main .alert.err a[href="tel:112"]').count() !== 1) throw Error('an emergency written back shows no number to call');
  if ((await page.content()).includes('010100A900F') === false) throw Error('who writes back is not shown what was removed');
  await look('written back');
}

export async function signIn(page, base, email, password) {
  await page.goto(`${base}/staff/login`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForURL('**/staff/queue**'), page.keyboard.press('Enter')]);
}

// To the provider and back as this person, or as nobody who cancels there. Ends wherever that leads.
export async function signOn(page, base, email, look) {
  await page.goto(`${base}/staff/login?lang=sv`);
  await look('sign in, with the work account');
  await Promise.all([page.waitForURL(/\/interaction\//), page.locator('main a.btn').first().click()]);
  const choice = email ? page.getByRole('button', { name: email }) : page.locator('#cancel');
  await Promise.all([page.waitForURL(`${base}/**`), choice.click()]);
}
