// Feedback that becomes an initiative, and an initiative that becomes feedback: proposed at work, decided by who sent it.
import { PLACES } from './initiatives.mjs';
import { WORDS, signIn } from './journeys.mjs';

const next = async (page, selector) => {
  await Promise.all([page.waitForLoadState('load'), page.locator(selector).first().click()]);
  await page.waitForLoadState('load');
};

// `fresh` forgets what the pages before weighed.
async function open(page, base, locale, code, fresh) {
  await page.context().clearCookies();
  await page.goto(base + PLACES[locale].follow);
  await page.fill('input[name=code]', code);
  await fresh();
  await next(page, 'main form .acts button');
}

// The handler proposes it in a question; the sender goes on from there with what they wrote.
export async function feedbackBecomesInitiative(page, base, locale, code, { handler, password }, look, lookAtWork, fresh) {
  await open(page, base, locale, code, fresh);
  const number = (await page.locator('p.over.ref').first().innerText()).trim().split(/\s+/).pop();
  await page.context().clearCookies();
  await signIn(page, base, handler, password);
  await fresh();
  await page.goto(`${base}/staff/cases/${number}`);
  await page.fill('textarea[name=question]', 'Vill du göra ett initiativ av det?');
  await page.locator('input[name=offers_initiative]').check({ force: true });
  await lookAtWork('proposal');
  await next(page, 'form[action$="/questions"] .acts button');
  await open(page, base, locale, code, fresh);
  await look('proposed');
  await next(page, '#initiative button[value=initiative]');
  if (!(await page.locator('textarea[name=reasons]').inputValue()).includes(WORDS[locale].text.slice(0, 20))) throw Error('the text does not come along');
  await look('initiative with the text');
}

// The registrar gives it back as feedback; its author sends it as that, and the code opens the case.
export async function initiativeBecomesFeedback(page, base, locale, { code, number }, password, look, fresh) {
  await page.context().clearCookies();
  await page.goto(`${base}/staff/login`);
  await page.fill('input[name=email]', 'registrar@demo.invalid');
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForURL('**/staff/initiatives**'), page.keyboard.press('Enter')]);
  await page.goto(`${base}/staff/initiatives/${number}`);
  const form = page.locator('form:has(input[name=rule])').first();
  const folded = page.locator('details:has(input[name=rule]) > summary');
  if (await folded.count()) await folded.first().click();
  await form.locator('input[name=rule][value=feedback]').check({ force: true });
  await form.locator('textarea[name=reason]').fill('Det har redan hänt.');
  await next(page, 'button[value=return]');
  await open(page, base, locale, code, fresh);
  await look('given back as feedback');
  await next(page, '#feedback button[value=feedback]');
  await look('sent as feedback');
  await open(page, base, locale, code, fresh);
  if (new URL(page.url()).pathname !== WORDS[locale].case) throw Error(`the code leads to ${page.url()}`);
  await look('the case that it became');
}
