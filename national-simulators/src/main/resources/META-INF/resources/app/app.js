'use strict';

(() => {
  const { text, show, button, json, call, say, pinPad, summary } = Simulator;
  const at = id => document.getElementById(id);
  let application = {};

  const KINDS = {
    DOMESTIC: () => text('日本国内用', 'For use in Japan'),
    INTERNATIONAL: () => text('海外用', 'International use'),
  };

  // Takes the card away and forgets everything that was entered or issued.
  function restart() {
    if (application.reader) call('DELETE', `/readers/${application.reader}`).catch(() => {});
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
    document.body.style.setProperty('--accent', kind === 'DOMESTIC' ? 'var(--blue)' : 'var(--red)');
    try {
      const cards = await json('GET', '/cards');
      at('cards').replaceChildren(...cards.map(card => {
        const label = document.createDocumentFragment();
        label.append(card.name);
        const hint = document.createElement('small');
        hint.append(text(card.hint.ja, card.hint.en));
        label.append(hint);
        return button(label, 'choice', () => hold(card));
      }));
      show('card');
    } catch (problem) { refuse(problem); }
  }

  const pad = pinPad(at('pad'), async pin => {
    at('pin-message').replaceChildren();
    try {
      application.reader = (await json('POST', '/readers', { card: application.card.id, pin })).reader;
      if (application.kind === 'INTERNATIONAL') await scan();
      else await chooseMunicipality();
    } catch (problem) {
      say(at('pin-message'), problem);
    }
  });

  function hold(card) {
    application.card = card;
    at('pin-message').replaceChildren();
    at('pin-hint').replaceChildren(text(`模擬カードの暗証番号は ${card.simulatedPin} です。3回続けて間違えるとロックされます。`,
      `The simulated card's PIN is ${card.simulatedPin}. Three wrong entries lock it.`));
    pad.clear();
    show('pin');
  }

  async function scan() {
    const passports = await json('GET', `/cards/${application.card.id}/passports`);
    at('passports').replaceChildren(...passports.map(passport =>
      button(text(passport.label.ja, passport.label.en), 'choice', () => {
        application.machineReadableZone = passport.machineReadableZone;
        chooseMunicipality().catch(refuse);
      })));
    show('passport');
  }

  async function chooseMunicipality() {
    const municipalities = await json('GET', '/app/municipalities');
    at('municipalities').replaceChildren(...municipalities.map(municipality =>
      button(text(municipality.ja, municipality.en), 'choice', () => confirm(municipality))));
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
