// Support on paper: the sheet to print, a batch, and two registrars who compare its lines.

const send = async (page, button) => {
  await Promise.all([page.waitForLoadState('load'), page.locator(button).first().click()]);
  await page.waitForLoadState('load');
};

const enter = async (page, base, email, password, where) => {
  await page.context().clearCookies();
  await page.goto(`${base}/staff/login`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForURL('**/staff/initiatives**'), page.keyboard.press('Enter')]);
  await page.goto(base + where);
};

// `name` is somebody whom no line named before: alike names ask for a comparison first.
export async function papersJourney(page, base, password, name, look) {
  await page.goto(`${base}/sv/initiativ?phase=collecting`);
  const href = await page.locator('ul.rows h3 a').first().getAttribute('href');
  const number = href.split('/').pop();
  for (const [sheet, locale] of [[`/sv/initiativ/${number}/blankett`, 'sv'], [`/fi/aloitteet/${number}/lomake`, 'fi'], [`/en/initiatives/${number}/sheet`, 'en']]) {
    await page.goto(base + sheet);
    await look(`sheet ${locale}`, locale);
  }
  const papers = `/staff/initiatives/${number}/papers`;
  await enter(page, base, 'registrar@demo.invalid', password, papers);
  await look('batches');
  await page.setInputFiles('input[name=files]', { name: 'blankett.txt', mimeType: 'text/plain', buffer: Buffer.from('Ett ark.') });
  await send(page, 'form[enctype] .acts button:not([name=remove])');
  await look('batch refused');
  await page.fill('input[name=sheets]', '2');
  await page.fill('input[name=brought_by]', 'Brita Bud');
  await send(page, 'form[enctype] .acts button:not([name=remove])');
  await look('batch');
  const batch = new URL(page.url()).pathname;
  await send(page, 'main form .acts button');
  await look('line refused');
  await page.fill('input[name=sheet]', '1');
  await page.fill('input[name=name]', name);
  await page.selectOption('select[name=ground]', 'resident');
  await page.selectOption('select[name=municipality]', 'kotka');
  await send(page, 'main form .acts button');
  if (await page.locator('select[name=municipality]').inputValue() !== 'kotka') throw Error('the next line does not begin where the last one ended');
  await look('a line');
  await page.goto(`${base}${batch}/lines/1`);
  await look('line');
  await send(page, 'button[value=check]');
  await page.goto(`${base}${batch}/lines/1`);
  if (await page.locator('button[value=check]').count()) throw Error('one person compares a line twice');
  await look('line compared once');
  await enter(page, base, 'registrar.second@demo.invalid', password, `${batch}/lines/1`);
  await send(page, 'button[value=check]');
  await page.goto(`${base}${batch}/lines/1`);
  await look('line that counts');
}
