// What the app's and the kiosk's pages share. Nothing here is kept: what a person enters lives in this page until it is
// left, and neither the browser's storage nor a cookie is used.
'use strict';

const Simulator = (() => {
  const language = () => document.documentElement.lang;

  // Both languages stand in the page; the style sheet shows one.
  function text(japanese, english) {
    const fragment = document.createDocumentFragment();
    for (const [code, words] of [['ja', japanese], ['en', english]]) {
      const span = document.createElement('span');
      span.className = code;
      span.lang = code;
      span.textContent = words;
      fragment.append(span);
    }
    return fragment;
  }

  function speakLanguage(code) {
    document.documentElement.lang = code;
    const button = document.getElementById('language');
    button.textContent = code === 'ja' ? 'English' : '日本語';
    button.lang = code === 'ja' ? 'en' : 'ja';
  }

  function show(id) {
    for (const screen of document.querySelectorAll('main > section')) screen.hidden = screen.id !== id;
    const heading = document.querySelector(`#${id} h1`);
    heading.tabIndex = -1;
    heading.focus();
    window.scrollTo(0, 0);
  }

  function button(label, className, pressed) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = className;
    made.append(label);
    made.addEventListener('click', pressed);
    return made;
  }

  // A refusal is thrown as the problem that the server named.
  async function call(method, path, body) {
    let answer;
    try {
      answer = await fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language() },
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
      });
    } catch {
      throw { titles: ['通信できませんでした。しばらくしてからやり直してください。', 'No connection. Please try again later.'] };
    }
    if (answer.ok) return answer;
    let problem = {};
    try { problem = await answer.json(); } catch { /* an answer without a body says no more than its status */ }
    throw problem.title ? problem : { titles: ['処理できませんでした。しばらくしてからやり直してください。', 'It did not work. Please try again later.'] };
  }

  const json = async (method, path, body) => (await call(method, path, body)).json();

  function say(element, problem) {
    element.replaceChildren(problem.titles ? text(...problem.titles) : document.createTextNode(problem.title));
  }

  // Four digits, shown as dots; `entered` is called with them.
  function pinPad(container, entered) {
    let digits = '';
    const dots = document.createElement('div');
    dots.className = 'dots';
    dots.setAttribute('role', 'img');
    const pad = document.createElement('div');
    pad.className = 'pad';
    const refresh = () => {
      dots.replaceChildren(...[0, 1, 2, 3].map(place => {
        const dot = document.createElement('span');
        if (place < digits.length) dot.className = 'full';
        return dot;
      }));
      dots.setAttribute('aria-label', language() === 'ja' ? `${digits.length}桁入力済み` : `${digits.length} digits entered`);
    };
    const press = digit => {
      if (digits.length === 4) return;
      digits += digit;
      refresh();
      if (digits.length === 4) {
        const pin = digits;
        digits = '';
        entered(pin).finally(refresh);
      }
    };
    for (const digit of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) pad.append(button(digit, '', () => press(digit)));
    pad.append(button(text('全消去', 'Clear'), 'small', () => { digits = ''; refresh(); }));
    pad.append(button('0', '', () => press('0')));
    pad.append(button(text('一字消去', 'Delete'), 'small', () => { digits = digits.slice(0, -1); refresh(); }));
    container.replaceChildren(dots, pad);
    refresh();
    return { clear: () => { digits = ''; refresh(); } };
  }

  function summary(list, rows) {
    list.replaceChildren(...rows.map(([label, value]) => {
      const row = document.createElement('div');
      const term = document.createElement('dt');
      const detail = document.createElement('dd');
      term.append(label);
      detail.append(value);
      row.append(term, detail);
      return row;
    }));
  }

  const KINDS = {
    DOMESTIC: () => text('日本国内用', 'For use in Japan'),
    INTERNATIONAL: () => text('海外用', 'International use'),
  };

  // The simulated cards, one of which stands for the person's own.
  async function offerCards(list, chosen) {
    const cards = await json('GET', '/cards');
    list.replaceChildren(...cards.map(card => {
      const label = document.createDocumentFragment();
      label.append(card.name);
      const hint = document.createElement('small');
      hint.append(text(card.hint.ja, card.hint.en));
      label.append(hint);
      return button(label, 'choice', () => chosen(card));
    }));
  }

  function hintPin(element, card) {
    element.replaceChildren(text(`模擬カードの暗証番号は ${card.simulatedPin} です。3回続けて間違えるとロックされます。`,
      `The simulated card's PIN is ${card.simulatedPin}. Three wrong entries lock it.`));
  }

  // The card is in its reader once the PIN was right.
  const insert = async (card, pin) => (await json('POST', '/readers', { card: card.id, pin })).reader;

  // Nobody is left to be told when it fails; the reader lets go of a forgotten card by itself.
  function takeOut(reader) {
    call('DELETE', `/readers/${reader}`).catch(() => {});
  }

  async function offerPassports(list, card, chosen) {
    const passports = await json('GET', `/cards/${card.id}/passports`);
    list.replaceChildren(...passports.map(passport =>
      button(text(passport.label.ja, passport.label.en), 'choice', () => chosen(passport.machineReadableZone))));
  }

  function offerMunicipalities(list, municipalities, chosen) {
    list.replaceChildren(...municipalities.map(municipality =>
      button(text(municipality.ja, municipality.en), 'choice', () => chosen(municipality))));
  }

  // The certificate's colour, as on paper.
  const colour = kind => document.body.style.setProperty('--accent', kind === 'DOMESTIC' ? 'var(--blue)' : 'var(--red)');

  // Spoken where the browser has a voice; the same words stand on the screen.
  function speak(japanese, english) {
    if (!('speechSynthesis' in window)) return;
    const words = new SpeechSynthesisUtterance(language() === 'ja' ? japanese : english);
    words.lang = language() === 'ja' ? 'ja-JP' : 'en-US';
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(words);
  }

  document.getElementById('language').addEventListener('click', () => speakLanguage(language() === 'ja' ? 'en' : 'ja'));
  speakLanguage('ja');

  return {
    text, show, json, call, say, pinPad, summary, speak, speakLanguage, language,
    KINDS, offerCards, hintPin, insert, takeOut, offerPassports, offerMunicipalities, colour,
  };
})();
