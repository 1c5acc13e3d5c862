"use strict";
// Reads a certificate by camera, from a picture or a file, or as pasted text, and shows what the service says of it.
const find = id => document.getElementById(id);
const text = find("text"), verdict = find("verdict"), preview = find("preview");
// What the service takes, in pixels.
const LONGEST_SIDE = 1000;
const OFTEN = 5;
// What this browser has for QR codes, if it has anything.
let reader = null;
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

function post(path, type, body) {
  return fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
}

function judge(said) {
  if (said.valid) show(true, "valid", ...describe(said.certificate));
  else if (said.fault === "NO_CODE") show(false, said.fault);
  else show(false, "invalid", bilingual("p", said.fault));
}

async function verify(given) {
  try {
    const answer = await post("/verifications", "application/json", JSON.stringify({ text: given }));
    if (answer.status === 400) return show(false, "invalid", bilingual("p", "NOT_A_CERTIFICATE"));
    if (!answer.ok) return show(false, "failed");
    judge(await answer.json());
  } catch (e) {
    show(false, "failed");
  }
}

// The code's text, where this browser reads codes and there is one.
async function readHere(picture) {
  if (!reader) return null;
  const found = await reader.detect(picture).catch(() => []);
  return found.length ? found[0].rawValue : null;
}

// Of what the picture shows, only how dark each of its pixels is, at no more than the size that the service takes.
function greys(picture, from) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(from.width, from.height));
  const canvas = element("canvas");
  canvas.width = Math.max(1, Math.round(from.width * scale));
  canvas.height = Math.max(1, Math.round(from.height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, from.x, from.y, from.width, from.height, 0, 0, canvas.width, canvas.height);
  const colours = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const grey = new Uint8Array(canvas.width * canvas.height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (77 * colours[4 * i] + 150 * colours[4 * i + 1] + 29 * colours[4 * i + 2]) >> 8;
  }
  return { width: canvas.width, height: canvas.height, grey };
}

// What the service says of a picture, or null where it reads too many others at the moment.
async function readThere(picture, from) {
  const { width, height, grey } = greys(picture, from);
  const answer = await post(`/verifications/pictures?width=${width}&height=${height}`, "application/octet-stream", grey);
  if (answer.status === 503 || answer.status === 429) return null;
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function stopCamera() {
  if (stream) stream.getTracks().forEach(track => track.stop());
  stream = null;
  preview.hidden = true;
}

// The square that the preview shows.
function seen() {
  const side = Math.min(preview.videoWidth, preview.videoHeight);
  return { x: (preview.videoWidth - side) / 2, y: (preview.videoHeight - side) / 2, width: side, height: side };
}

// Looks until something is found; one look ends before the next begins.
async function watch(watched, refusals = 0) {
  try {
    const here = await readHere(preview);
    const there = reader || stream !== watched ? null : await readThere(preview, seen());
    if (stream !== watched) return;
    const refused = reader || there ? 0 : refusals + 1;
    if (here === null && refused < OFTEN && (!there || there.fault === "NO_CODE")) {
      setTimeout(() => { if (stream === watched) watch(watched, refused); }, reader ? 200 : 1000);
      return;
    }
    stopCamera();
    if (here !== null) await verify(here);
    else if (there) judge(there);
    else show(false, "busy");
  } catch (e) {
    if (stream !== watched) return;
    stopCamera();
    show(false, "failed");
  }
}

async function startCamera() {
  if (stream) return stopCamera();
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } });
    preview.srcObject = stream;
    preview.hidden = false;
    await preview.play();
    watch(stream);
  } catch (e) {
    stopCamera();
    show(false, "noCamera");
  }
}

async function prepare() {
  const formats = window.BarcodeDetector ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
  if (formats.includes("qr_code")) reader = new BarcodeDetector({ formats: ["qr_code"] });
  find("sent").replaceChildren(...bilingual("p", reader ? "sentWhereNotRead" : "sent").childNodes);
  find("camera").hidden = !navigator.mediaDevices;
  find("picture-label").hidden = false;
}

async function read(file) {
  if (!file.type.startsWith("image/")) return verify((await file.text()).trim());
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return show(false, "unreadable");
  const here = await readHere(picture);
  if (here !== null) return verify(here);
  try {
    const there = await readThere(picture, { x: 0, y: 0, width: picture.width, height: picture.height });
    return there ? judge(there) : show(false, "busy");
  } catch (e) {
    show(false, "failed");
  }
}

find("form").addEventListener("submit", event => {
  event.preventDefault();
  if (text.value.trim()) verify(text.value.trim());
});
find("camera").addEventListener("click", startCamera);
document.addEventListener("visibilitychange", () => { if (document.hidden) stopCamera(); });
find("picture").addEventListener("change", event => {
  if (event.target.files.length) read(event.target.files[0]);
  event.target.value = "";
});
prepare();
