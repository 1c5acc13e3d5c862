'use strict';

(() => {
  const {
    text, show, json, call, say, pinPad, summary, speak, speakLanguage, KINDS, offerCards, hintPin, insert, takeOut,
    offerPassports, offerMunicipalities, colour,
  } = Simulator;
  const at = id => document.getElementById(id);
  let visit = {};

  // The card leaves the reader, and everything of the person leaves the page.
  function end() {
    if (visit.reader) takeOut(visit.reader);
    if (visit.paper) URL.revokeObjectURL(visit.paper);
    visit = {};
    for (const id of ['summary', 'fee', 'passports', 'reminder']) at(id).replaceChildren();
    at('paper').removeAttribute('href');
    document.body.style.removeProperty('--accent');
    speakLanguage('ja');
    show('start');
  }

  function refuse(problem) {
    say(at('refusal'), problem);
    show('refused');
    speak('発行できませんでした。カードをお取りください。', 'No certificate was issued. Please take your card.');
  }

  async function chooseKind(kind) {
    visit.kind = kind;
    colour(kind);
    try {
      await offerCards(at('cards'), place);
      show('card');
      speak('マイナンバーカードを置いてください。', 'Please place your My Number Card.');
    } catch (problem) { refuse(problem); }
  }

  const pad = pinPad(at('pad'), async pin => {
    at('pin-message').replaceChildren();
    try {
      visit.reader = await insert(visit.card, pin);
      if (visit.kind === 'INTERNATIONAL') await scan();
      else await chooseMunicipality();
    } catch (problem) {
      say(at('pin-message'), problem);
    }
  });

  function place(card) {
    visit.card = card;
    at('pin-message').replaceChildren();
    hintPin(at('pin-hint'), card);
    pad.clear();
    show('pin');
  }

  async function scan() {
    await offerPassports(at('passports'), visit.card, zone => {
      visit.machineReadableZone = zone;
      chooseMunicipality().catch(refuse);
    });
    show('passport');
  }

  async function chooseMunicipality() {
    offerMunicipalities(at('municipalities'), await json('GET', '/kiosk/municipalities'), preview);
    show('municipality');
  }

  function preview(municipality) {
    visit.municipality = municipality.code;
    // the same for every print of this visit, so that a jam costs neither a second fee nor a second certificate
    visit.application = crypto.randomUUID();
    summary(at('summary'), [
      [text('証明書', 'Certificate'), KINDS[visit.kind]()],
      [text('氏名', 'Name'), visit.card.name],
      [text('市区町村', 'Municipality'), text(municipality.ja, municipality.en)],
      [text('用紙', 'Paper'), text('A4 1枚', 'A4, one sheet')],
    ]);
    at('fee').replaceChildren(text(`手数料 ${municipality.feeYen}円`, `Fee: ${municipality.feeYen} yen`));
    show('preview');
  }

  async function print() {
    show('printing');
    try {
      const answer = await call('POST', '/kiosk/prints', {
        reader: visit.reader,
        application: visit.application,
        kind: visit.kind,
        municipality: visit.municipality,
        machineReadableZone: visit.machineReadableZone,
      });
      if (visit.paper) URL.revokeObjectURL(visit.paper);
      visit.paper = URL.createObjectURL(await answer.blob());
      at('paper').href = visit.paper;
      for (const id of ['take-card', 'take-paper']) at(id).disabled = false;
      show('take');
      remind();
    } catch (problem) {
      refuse(problem);
    }
  }

  function remind() {
    const card = !at('take-card').disabled;
    const paper = !at('take-paper').disabled;
    const words = card && paper
      ? ['カードと証明書をお取りください。', 'Please take your card and your certificate.']
      : card
        ? ['カードをお取りください。', 'Please take your card.']
        : ['証明書をお取りください。', 'Please take your certificate.'];
    at('reminder').replaceChildren(text(...words));
    at('jam').disabled = !card;
    speak(...words);
  }

  function take(id) {
    at(id).disabled = true;
    if (at('take-card').disabled && at('take-paper').disabled) end();
    else remind();
  }

  // Service hours as the certificate service has them; while it can't be asked, none are said.
  async function tellHours() {
    try {
      const [any] = await json('GET', '/kiosk/municipalities');
      if (any?.opensAt) {
        const [opens, closes] = [any.opensAt, any.closesAt].map(time => time.slice(0, 5));
        at('hours').replaceChildren(text(`利用時間 ${opens}～${closes}`, `Open ${opens} to ${closes}`));
      }
    } catch {
      at('hours').replaceChildren();
    }
  }

  // A kiosk that somebody has left shows the next person nothing of them.
  const LEFT_ALONE = 120_000;
  let patience;
  const watch = () => {
    clearTimeout(patience);
    patience = setTimeout(() => { if (at('start').hidden) end(); }, LEFT_ALONE);
  };
  for (const sign of ['pointerdown', 'keydown']) document.addEventListener(sign, watch);

  for (const each of document.querySelectorAll('[data-language]')) {
    each.addEventListener('click', () => { speakLanguage(each.dataset.language); show('kind'); });
  }
  for (const each of document.querySelectorAll('[data-kind]')) each.addEventListener('click', () => chooseKind(each.dataset.kind));
  for (const each of document.querySelectorAll('[data-cancel]')) each.addEventListener('click', end);
  tellHours();
  at('pay').addEventListener('click', print);
  at('jam').addEventListener('click', print);
  at('leave').addEventListener('click', end);
  at('take-card').addEventListener('click', () => take('take-card'));
  at('take-paper').addEventListener('click', () => take('take-paper'));
})();
