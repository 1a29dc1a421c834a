// Passkeys: gives the browser the question that stands in the form, and sends its answer with the form.
(() => {
  'use strict';
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const named = list => (list || []).map(one => ({ ...one, id: bytes(one.id) }));
  const create = async options => {
    const user = { ...options.user, id: bytes(options.user.id) };
    const made = await navigator.credentials.create({ publicKey: { ...options, user, challenge: bytes(options.challenge), excludeCredentials: named(options.excludeCredentials) } });
    const { attestationObject, clientDataJSON } = made.response, transports = made.response.getTransports ? made.response.getTransports() : [];
    return { id: made.id, rawId: text(made.rawId), type: made.type, response: { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON), transports } };
  };
  const get = async options => {
    const used = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) } });
    const { authenticatorData, clientDataJSON, signature, userHandle } = used.response;
    return { id: used.id, rawId: text(used.rawId), type: used.type, response: { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle: userHandle ? text(userHandle) : null } };
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const without = form.querySelector('[data-passkey-without]'), said = form.querySelector('[data-passkey-said]'), answer = form.elements.answer;
    if (!window.PublicKeyCredential) { without.textContent = form.dataset.unsupported; continue; }
    without.hidden = true;
    for (const part of form.querySelectorAll('[data-passkey-with]')) part.hidden = false;
    let asking = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (asking) return;
      asking = true;
      said.textContent = '';
      (form.dataset.passkey === 'create' ? create : get)(JSON.parse(form.dataset.options).publicKey).then(given => {
        answer.value = JSON.stringify(given);
        form.submit();
      }, fault => {
        asking = false;
        const why = { NotAllowedError: 'cancelled', AbortError: 'cancelled', TimeoutError: 'cancelled', InvalidStateError: 'known' }[fault.name];
        said.textContent = form.dataset[why || 'failed'];
      });
    });
  }
})();
