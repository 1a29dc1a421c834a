#!/usr/bin/env node
// A certified OpenID Connect provider on a free port, for tests. Prints its address, and ends when its input does.
// node tests/provider/provider.mjs BASE_URL
// POST /test/person {sub, claims, amr, acr, cancels}   who sits at the browser from now on; nobody: a page to choose on
// POST /test/keys                                      new keys, and the old ones are gone
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const base = process.argv[2] ?? 'http://127.0.0.1:8080';
const HIDDEN_IN_TOKEN = process.argv.includes('--all-in-token') === false;
const PEOPLE = JSON.parse(process.env.PEOPLE ?? '[]');

const IDENTITY_CODE = 'urn:oid:1.2.246.21';
const MUNICIPALITY = 'urn:oid:1.2.246.517.2002.2.18';
const LEVELS = ['http://ftn.ficora.fi/2017/loa2', 'http://ftn.ficora.fi/2017/loa3'];

let person = null;
const people = new Map(PEOPLE.map((one) => [one.sub, one]));

const newKey = () => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' });

const provider = (issuer) => {
  const made = new Provider(issuer, {
    clients: [{ client_id: 'delta', client_secret: 'a secret of the tests', redirect_uris: [`${base}/staff/login/sso/callback`, `${base}/identification/callback`] }],
    jwks: { keys: [newKey()] },
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'], profile: ['name', 'birthdate'], strong: [IDENTITY_CODE, MUNICIPALITY] },
    acrValues: ['mfa', ...LEVELS],
    conformIdTokenClaims: HIDDEN_IN_TOKEN,
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub)?.claims }) }),
    // Nobody is asked whether Delta may know who they are: both belong to the same county.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new made.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile strong');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    renderError: (ctx, out) => { ctx.type = 'json'; ctx.body = out; },
  });
  return made;
};

const read = async (request) => { let text = ''; for await (const piece of request) text += piece; return text; };

const page = (uid) => `<!doctype html><html lang="sv"><title>Provider of the tests</title><h1>Who are you?</h1>
${[...people.values()].map(({ sub, claims }) => `<form method="post" action="/interaction/${uid}"><input type="hidden" name="sub" value="${sub}"><button>${claims.email ?? claims.name}</button></form>`).join('')}
<form method="post" action="/interaction/${uid}"><button id="cancel">Cancel</button></form>`;

const finish = (at, request, response, who) => {
  const cancelled = { error: 'access_denied', error_description: 'the person cancelled' };
  const login = who && { accountId: who.sub, amr: who.amr ?? [], acr: who.acr, remember: false };
  return at.interactionFinished(request, response, who && !who.cancels ? { login } : cancelled, { mergeWithLastSubmission: false });
};

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, issuer);
    if (pathname === '/test/person') {
      person = JSON.parse(await read(request));
      if (person?.sub) people.set(person.sub, person);
      return response.end();
    }
    if (pathname === '/test/keys') { now = provider(issuer); return response.end(); }
    if (pathname.startsWith('/interaction/')) {
      if (person) return await finish(now, request, response, person);
      if (request.method === 'POST') return await finish(now, request, response, people.get(new URLSearchParams(await read(request)).get('sub')));
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(page(pathname.split('/').pop()));
    }
    return now.callback()(request, response);
  } catch (fault) {
    console.error(fault);
    response.statusCode = 500;
    return response.end();
  }
});

let issuer;
let now;
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  now = provider(issuer);
  console.log(issuer);
});
// The test has gone, however it ended.
process.stdin.on('end', () => process.exit(0)).resume();
