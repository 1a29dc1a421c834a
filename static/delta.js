// Comfort for pages that work without it. Every module starts from a data- attribute and gives up in silence.
(() => {
  'use strict';
  const doc = document, all = (selector, root = doc) => [...root.querySelectorAll(selector)];
  const lang = doc.documentElement.lang;
  const clock = () => {
    const now = new Date(), two = n => String(n).padStart(2, '0');
    return now.getHours() + (lang === 'en' ? ':' : '.') + two(now.getMinutes());
  };
  const number = n => String(n).replace(/\B(?=(\d{3})+$)/g, lang === 'en' ? ',' : '\u00a0');
  // A live region must stand in the page before it speaks.
  const voice = after => {
    const region = doc.createElement('span');
    region.className = 'vh';
    region.setAttribute('role', 'status');
    after.after(region);
    return region;
  };
  const send = (url, form) => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return fetch(url, { method: 'POST', body: new URLSearchParams(data), keepalive: true, redirect: 'error' });
  };

  // Error summary: take the focus, and lead each link to the label first, so that the question is seen too.
  for (const box of all('[data-errsum]')) {
    box.focus();
    for (const link of all('a[href^="#"]', box)) link.addEventListener('click', event => {
      const field = doc.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const group = field.closest('fieldset'), label = (group && group.querySelector('legend')) || (field.labels && field.labels[0]) || field;
      label.scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }

  // Characters left: shown at once, spoken when typing has paused and little is left.
  for (const line of all('[data-count]')) {
    const field = doc.getElementById(line.dataset.count), region = voice(line);
    let pause;
    if (field) field.addEventListener('input', () => {
      const left = line.dataset.max - [...field.value].length, { left: some, leftOne: one, over } = line.dataset;
      line.textContent = (left < 0 ? over : left === 1 && one ? one : some).replace('#', number(Math.abs(left)));
      clearTimeout(pause);
      pause = setTimeout(() => { region.textContent = left < 200 ? line.textContent : ''; }, 1200);
    });
  }

  // Autosave: three seconds after the last key, and when the page goes out of sight.
  for (const form of all('form[data-autosave]')) {
    const line = form.querySelector('[data-saved]');
    let pause, dirty = false;
    const save = () => {
      clearTimeout(pause);
      if (!dirty) return;
      dirty = false;
      send(form.dataset.autosave, form).then(answer => { if (!answer.ok) throw answer; return line && line.dataset.saved.replace('#', clock()); })
        .catch(() => { dirty = true; return line && line.dataset.unsaved; })
        .then(text => { if (text) line.textContent = text; });
    };
    form.addEventListener('input', () => { dirty = true; clearTimeout(pause); pause = setTimeout(save, 3000); });
    form.addEventListener('submit', () => { dirty = false; clearTimeout(pause); });
    doc.addEventListener('visibilitychange', () => { if (doc.hidden) save(); });
  }

  // One click, one send: a second press within four seconds does nothing; after one second the button says so.
  for (const root of all('[data-once]')) {
    const busy = new Map();
    const free = form => {
      const held = busy.get(form);
      if (!held) return;
      held.timers.forEach(clearTimeout);
      if (held.was) held.button.replaceChildren(...held.was);
      busy.delete(form);
    };
    root.addEventListener('submit', event => {
      const form = event.target, button = event.submitter;
      if (event.defaultPrevented || form.method !== 'post') return;
      if (busy.has(form)) { event.preventDefault(); return; }
      const held = { button, timers: [setTimeout(() => free(form), 4000)] };
      busy.set(form, held);
      if (button && button.tagName === 'BUTTON') held.timers.push(setTimeout(() => { held.was = [...button.childNodes]; button.replaceChildren(root.dataset.once); }, 1000));
    });
    addEventListener('pageshow', () => [...busy.keys()].forEach(free));
  }

  // Copy and print: buttons that only script can serve, so script shows them.
  for (const button of all('[data-copy]')) {
    const source = doc.querySelector(button.dataset.copy);
    if (!source || !navigator.clipboard) continue;
    const region = voice(button), words = button.textContent;
    button.hidden = false;
    button.addEventListener('click', () => navigator.clipboard.writeText(source.textContent.trim().replace(/\s+/g, ' ')).then(() => {
      button.textContent = region.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; region.textContent = ''; }, 4000);
    }, () => {}));
  }
  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  // Queue keys: only inside the list, never with a modifier, never while writing.
  for (const list of all('[data-keys]')) {
    const rows = all('tbody tr', list), link = row => row && row.querySelector('.row');
    list.addEventListener('keydown', event => {
      const row = event.target.closest('tbody tr');
      if (!row || event.ctrlKey || event.altKey || event.metaKey || event.target.matches('select, textarea, input:not([type=checkbox])')) return;
      const key = event.key.toLowerCase(), at = rows.indexOf(row);
      let done = true;
      if (key === 'j' || key === 'k') { const next = link(rows[at + (key === 'j' ? 1 : -1)]); if (next) next.focus(); }
      else if (key === '?') location.assign(list.dataset.keys);
      else if (key === 'x') { const box = row.querySelector('.pick input'); if (box) box.click(); }
      else if (key === 'enter' && event.target.matches('.pick input')) { const to = link(row); if (to) to.click(); }
      else { const button = /^[a-z]$/.test(key) && row.querySelector(`[data-key="${key}"]`); if (button) button.click(); else done = false; }
      if (done) event.preventDefault();
    });
  }
  for (const line of all('[data-chosen]')) doc.addEventListener('change', event => {
    if (event.target.matches('.pick input')) line.textContent = line.dataset.chosen.replace('#', all('.pick input:checked').length);
  });

  // A toll: the browser computes while its reader looks through the form; a send before the end waits for it.
  for (const box of all('[data-toll]')) {
    const form = box.closest('form'), line = box.querySelector('[data-busy]'), work = box.querySelector('[name=toll_work]');
    if (!form || !line || !work || !(window.crypto && crypto.subtle)) continue;
    const letters = new TextEncoder(), { toll, bits } = box.dataset;
    const zeros = hash => { let n = 0; for (const byte of new Uint8Array(hash)) { n += Math.clz32(byte) - 24; if (byte) break; } return n; };
    const tries = from => Promise.all(Array.from({ length: 128 }, (_, n) => crypto.subtle.digest('SHA-256', letters.encode(`${toll}:${from + n}`))));
    const find = async () => {
      for (let from = 0; !work.value; from += 128) {
        const hit = (await tries(from)).findIndex(hash => zeros(hash) >= bits);
        if (hit >= 0) work.value = from + hit;
      }
      line.textContent = line.dataset.done;
    };
    line.textContent = line.dataset.busy;
    const found = find();
    form.addEventListener('submit', event => {
      if (work.value) return;
      event.preventDefault();
      found.then(() => form.requestSubmit(event.submitter));
    });
  }

  // Stay signed in: shown before the session ends, renewed without leaving the page.
  for (const box of all('[data-idle]')) {
    const form = box.querySelector('form'), notice = box.querySelector('[data-idle-notice]');
    let timer;
    const wait = () => { notice.hidden = true; clearTimeout(timer); timer = setTimeout(() => { notice.hidden = false; }, box.dataset.idle * 1000); };
    if (!form || !notice) continue;
    wait();
    form.addEventListener('submit', event => {
      event.preventDefault();
      send(form.action, form).then(answer => { if (answer.ok) wait(); else location.reload(); }, () => {});
    });
  }
})();
