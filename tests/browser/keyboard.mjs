// A handler's day without a mouse: only Tab, arrows, Enter, Space and typing.

async function focus(page, selector) {
  for (let n = 0; n < 400; n++) {
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (there) {
      const ring = await page.evaluate(() => {
        const element = document.activeElement;
        return [element, element.closest('.opt') ?? element].some((shown) => getComputedStyle(shown).outlineStyle !== 'none');
      });
      if (!ring) throw Error(`no visible focus on ${selector}`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw Error(`Tab never reached ${selector}`);
}

async function press(page, selector, key = 'Enter') {
  await focus(page, selector);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press(key)]);
}

async function type(page, selector, text) {
  await focus(page, selector);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

// A radio group is one stop; arrows move within it.
async function pick(page, name, value) {
  await focus(page, `input[type=radio][name="${name}"]`);
  for (let n = 0; n < 20; n++) {
    const is = await page.evaluate(() => [document.activeElement.value, document.activeElement.checked]);
    if (is[0] === value) { if (!is[1]) await page.keyboard.press('Space'); return; }
    await page.keyboard.press('ArrowDown');
  }
  throw Error(`no option ${value} in ${name}`);
}

async function select(page, selector, value) {
  await focus(page, selector);
  await page.locator(selector).first().selectOption(value);
}

// To the line of a case in the queue, with J alone.
async function reach(page, marker) {
  await focus(page, 'a.row');
  const excerpt = () => page.evaluate(() => document.activeElement.textContent);
  for (let n = 0; n < 60 && !(await excerpt()).includes(marker); n++) await page.keyboard.press('j');
  if (!(await excerpt()).includes(marker)) throw Error('j never reached the case in the queue');
}

// Takes the case in the queue, answers it with a planned change, and returns the words for the public.
export async function answerByKeyboard(page, base, marker, look) {
  await page.goto(`${base}/staff/queue?v=new`);
  await look('queue');
  await reach(page, marker);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('a')]);
  await look('after taking a case');
  if (!await page.evaluate(() => document.activeElement.matches('a.row, #done'))) throw Error('after a the focus is lost');

  await page.goto(`${base}/staff/queue?v=mine`);
  await reach(page, marker);
  await Promise.all([page.waitForURL('**/staff/help#keys'), page.keyboard.press('?')]);
  await page.goBack();
  await reach(page, marker);
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')]);
  await look('case');
  const number = new URL(page.url()).pathname.split('/').pop();

  await press(page, 'button[name=step][value=preview]:not(.vh)');
  await look('answer refused');
  const summary = `Kvällens besökstid meddelas i förväg (${number.slice(-6)})`;
  await type(page, 'textarea[name=text]', 'Tack för att du berättade. Vi börjar meddela tiden kvällen innan.');
  await pick(page, 'outcome', 'change_planned');
  await type(page, 'input[name=planned_summary]', summary);
  await type(page, 'input[name=planned_month]', '2');
  await type(page, 'input[name=planned_year]', '2027');
  await pick(page, 'strategy', await page.locator('input[name=strategy]').first().getAttribute('value'));
  await select(page, 'select[name=goal]', 'kr-2');
  // Enter in a field presses the button of the preview, not the first one that is seen.
  await press(page, 'input[name=planned_year]');
  await look('preview');
  await press(page, 'button[name=step][value=send]');
  await look('after the answer');
  return { number, summary };
}
