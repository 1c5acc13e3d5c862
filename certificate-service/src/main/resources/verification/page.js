"use strict";
// Reads a certificate by camera, from a picture or a file, or as pasted text, and shows what the service says of it.
const find = id => document.getElementById(id);
const text = find("text"), verdict = find("verdict"), preview = find("preview");
const reader = "BarcodeDetector" in window ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
let stream = null;

// Everything is put in as text: what a certificate says is never markup.
function element(name, content) {
  const made = document.createElement(name);
  if (content !== undefined) made.textContent = content;
  return made;
}

function bilingual(name, key) {
  const words = WORDS[key] || [key, key];
  const made = element(name, words[0]);
  if (words[1] !== words[0]) {
    const english = element("span", words[1]);
    english.lang = "en";
    made.append(english);
  }
  return made;
}

function entry(list, key, value) {
  if (value) list.append(bilingual("dt", key), element("dd", value));
}

function checks(title, names) {
  const list = element("ul");
  names.forEach(name => list.append(bilingual("li", name)));
  return [bilingual("h3", title), list];
}

function describe(certificate) {
  const list = element("dl");
  entry(list, "name", certificate.person.name);
  entry(list, "birthDate", certificate.person.birthDate);
  entry(list, "documentNumber", certificate.person.documentNumber);
  certificate.doses.forEach(dose => entry(list, "dose",
    [dose.number && dose.number + "回目", dose.givenOn, dose.vaccine, dose.lot, dose.givenBy].filter(Boolean).join("　")));
  entry(list, "issuer", certificate.issuer);
  entry(list, "issuedAt", certificate.issuedAt && new Date(certificate.issuedAt).toLocaleString("ja-JP"));
  return [bilingual("p", certificate.format), list,
    ...checks("checkedTitle", certificate.checked), ...checks("notCheckedTitle", certificate.notChecked)];
}

function show(valid, title, ...parts) {
  verdict.className = valid ? "valid" : "invalid";
  verdict.replaceChildren(bilingual("h2", title), ...parts);
  verdict.hidden = false;
  verdict.scrollIntoView({ block: "start" });
}

async function verify(given) {
  try {
    const answer = await fetch("/verifications", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text: given }) });
    if (answer.status === 400) return show(false, "invalid", bilingual("p", "NOT_A_CERTIFICATE"));
    if (!answer.ok) return show(false, "failed");
    const said = await answer.json();
    if (said.valid) show(true, "valid", ...describe(said.certificate));
    else show(false, "invalid", bilingual("p", said.fault));
  } catch (e) {
    show(false, "failed");
  }
}

function stopCamera() {
  if (stream) stream.getTracks().forEach(track => track.stop());
  stream = null;
  preview.hidden = true;
}

async function watch() {
  if (!stream) return;
  const found = await reader.detect(preview).catch(() => []);
  if (found.length && stream) {
    stopCamera();
    await verify(found[0].rawValue);
  } else {
    setTimeout(watch, 200);
  }
}

async function startCamera() {
  if (stream) return stopCamera();
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    preview.srcObject = stream;
    preview.hidden = false;
    await preview.play();
    watch();
  } catch (e) {
    stopCamera();
    show(false, "unreadable");
  }
}

async function read(file) {
  if (!file.type.startsWith("image/")) return verify((await file.text()).trim());
  const found = reader ? await reader.detect(await createImageBitmap(file)).catch(() => []) : [];
  return found.length ? verify(found[0].rawValue) : show(false, "unreadable");
}

find("form").addEventListener("submit", event => {
  event.preventDefault();
  if (text.value.trim()) verify(text.value.trim());
});
find("camera").hidden = !(reader && navigator.mediaDevices);
find("camera").addEventListener("click", startCamera);
find("picture-label").hidden = false;
if (!reader) {
  // this browser reads no QR codes: a file that holds the certificate still can be
  find("picture").accept = ".smart-health-card,.json,.txt";
  find("picture-label").firstChild.textContent = "ファイルを選ぶ";
  find("picture-label").querySelector("span").textContent = "Choose a file";
}
find("picture").addEventListener("change", event => {
  if (event.target.files.length) read(event.target.files[0]);
  event.target.value = "";
});
