// What every page must hold: rules of axe, no sideways scrolling, weight, no third party, no console error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const WEIGHT_MAX = 60 * 1024;

// Notes what a page asks for and says while it is used; `faults` tells afterwards what must not have been.
export function watch(page, base, alsoAt) {
  const seen = { bytes: 0, faults: [] };
  page.on('console', (line) => { if (line.type() === 'error') seen.faults.push(`console: ${line.text()}`); });
  page.on('pageerror', (fault) => seen.faults.push(`script: ${fault.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== base && url.origin !== alsoAt) seen.faults.push(`third party: ${url.origin}`);
  });
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes().catch(() => null);
    if (sizes) seen.bytes += sizes.responseBodySize + sizes.responseHeadersSize;
  });
  return seen;
}

// The faults of the page as it stands. Where script is off, axe cannot run either; the same page is looked at with script.
export async function faultsOf(page, locale, hasScript) {
  const faults = hasScript ? await brokenRules(page) : [];
  const shape = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    inline: document.querySelectorAll('[style],script:not([src])').length,
  }));
  if (locale && shape.lang !== locale) faults.push(`lang is ${shape.lang}`);
  if (shape.headings !== 1) faults.push(`${shape.headings} h1`);
  if (shape.sideways > 1) faults.push(`${shape.sideways} px of sideways scrolling`);
  if (shape.inline > 0) faults.push(`${shape.inline} inline styles or scripts`);
  return faults;
}

async function brokenRules(page) {
  await page.evaluate(axe);
  const result = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
  return result.violations.map((rule) => `axe ${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
}
