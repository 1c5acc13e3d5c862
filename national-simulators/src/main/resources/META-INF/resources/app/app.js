'use strict';

(() => {
  const {
    text, show, json, say, pinPad, summary, KINDS, offerCards, hintPin, insert, takeOut, offerPassports,
    offerMunicipalities, colour,
  } = Simulator;
  const at = id => document.getElementById(id);
  let application = {};

  // Takes the card away and forgets everything that was entered or issued.
  function restart() {
    if (application.reader) takeOut(application.reader);
    application = {};
    for (const id of ['codes', 'result-summary', 'summary', 'passports']) at(id).replaceChildren();
    document.body.style.removeProperty('--accent');
    show('kind');
  }

  function refuse(problem) {
    say(at('refusal'), problem);
    show('refused');
  }

  async function chooseKind(kind) {
    application.kind = kind;
    colour(kind);
    try {
      await offerCards(at('cards'), hold);
      show('card');
    } catch (problem) { refuse(problem); }
  }

  const pad = pinPad(at('pad'), async pin => {
    at('pin-message').replaceChildren();
    try {
      application.reader = await insert(application.card, pin);
      if (application.kind === 'INTERNATIONAL') await scan();
      else await chooseMunicipality();
    } catch (problem) {
      say(at('pin-message'), problem);
    }
  });

  function hold(card) {
    application.card = card;
    at('pin-message').replaceChildren();
    hintPin(at('pin-hint'), card);
    pad.clear();
    show('pin');
  }

  async function scan() {
    await offerPassports(at('passports'), application.card, zone => {
      application.machineReadableZone = zone;
      chooseMunicipality().catch(refuse);
    });
    show('passport');
  }

  async function chooseMunicipality() {
    offerMunicipalities(at('municipalities'), await json('GET', '/app/municipalities'), confirm);
    show('municipality');
  }

  function confirm(municipality) {
    application.municipality = municipality.code;
    summary(at('summary'), [
      [text('証明書', 'Certificate'), KINDS[application.kind]()],
      [text('氏名', 'Name'), application.card.name],
      [text('市区町村', 'Municipality'), text(municipality.ja, municipality.en)],
    ]);
    show('confirm');
  }

  async function apply() {
    show('working');
    try {
      const certificate = await json('POST', '/app/applications', {
        reader: application.reader,
        kind: application.kind,
        municipality: application.municipality,
        machineReadableZone: application.machineReadableZone,
      });
      delete application.reader;
      present(certificate);
    } catch (problem) {
      refuse(problem);
    }
  }

  function present(certificate) {
    at('result-kind').replaceChildren(
      text('新型コロナワクチン接種証明書', 'COVID-19 vaccination certificate'));
    summary(at('result-summary'), [
      [text('種類', 'Kind'), KINDS[application.kind]()],
      [text('氏名', 'Name'), application.card.name],
      [text('証明書ID', 'Certificate ID'), certificate.id],
      [text('発行日', 'Issue date'), certificate.issuedOn],
    ]);
    at('codes').replaceChildren(...certificate.codes.map(code => {
      const figure = document.createElement('figure');
      const caption = document.createElement('figcaption');
      const picture = document.createElement('img');
      picture.src = 'data:image/svg+xml,' + encodeURIComponent(code.svg);
      picture.alt = Simulator.language() === 'ja' ? `二次元コード（${code.format}）` : `QR code (${code.format})`;
      caption.append(text(`二次元コード（${code.format}）`, `QR code (${code.format})`));
      figure.append(picture, caption);
      return figure;
    }));
    application.file = certificate.file;
    show('result');
  }

  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([application.file], { type: 'application/smart-health-card' }));
    link.download = 'covid19-vaccination.smart-health-card';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  for (const each of document.querySelectorAll('[data-kind]')) each.addEventListener('click', () => chooseKind(each.dataset.kind));
  for (const each of document.querySelectorAll('[data-back]')) each.addEventListener('click', () => show(each.dataset.back));
  for (const each of document.querySelectorAll('[data-restart]')) each.addEventListener('click', restart);
  at('apply').addEventListener('click', apply);
  at('save').addEventListener('click', save);
})();
