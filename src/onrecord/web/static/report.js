// The report page reads without this. It adds: an address for selected words, addresses of the
// form #c120-180, and light on a note's words while the note is pointed at.

/** Count code points, not UTF-16 units: what the server counts. */
const length = (text) => [...text].length;

/** Return the offset in the article of a place in the page, or null outside of its text. */
function offset(node, within) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element.closest("p[data-start]");
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, within);
  const before = range.cloneContents();
  before.querySelectorAll(".ref").forEach((ref) => ref.remove());
  return Number(paragraph.dataset.start) + length(before.textContent);
}

const picked = document.getElementById("picked");

function pick() {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const start = range && offset(range.startContainer, range.startOffset);
  const end = range && offset(range.endContainer, range.endOffset);
  picked.hidden = start === null || end === null || end <= start;
  if (picked.hidden) return;
  const link = document.createElement("a");
  link.href = `${location.pathname}?span=${start}-${end}#at`;
  link.textContent = "Address of these words";
  const judge = document.createElement("a");
  const id = document.querySelector(".report").dataset.id;
  const back = `${location.pathname}?span=${start}-${end}`;
  judge.href = `/judge?${new URLSearchParams({ about: `${id}:${start}-${end}`, back })}`;
  judge.textContent = "Put right what they are";
  picked.replaceChildren(link, ` (characters ${start} to ${end}) · `, judge, " · ", collect(`${id}:${start}-${end}`));
}

function collect(about) {
  const form = document.createElement("form");
  const field = document.createElement("input");
  const button = document.createElement("button");
  Object.assign(form, { method: "post", action: "/brief/collect", className: "inline" });
  Object.assign(field, { type: "hidden", name: "about", value: about });
  Object.assign(button, { className: "plain", textContent: "Collect for the brief" });
  form.append(field, button);
  return form;
}

function follow() {
  const asked = /^#c(\d+)-(\d+)$/.exec(location.hash);
  if (asked) location.replace(`${location.pathname}?span=${asked[1]}-${asked[2]}#at`);
}

function light(event) {
  const note = event.target.closest(".note");
  const ref = note && document.getElementById(note.id.replace("n", "r"));
  if (ref) ref.classList.toggle("lit", event.type === "pointerover" || event.type === "focusin");
}

document.addEventListener("selectionchange", pick);
addEventListener("hashchange", follow);
for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
  document.querySelector(".text")?.addEventListener(type, light);
}
follow();
