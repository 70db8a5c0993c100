// Without this, files are chosen and the page is loaded again and again. It adds: dropping files and
// folders, and progress as it happens.
const form = document.getElementById("bring");
const drop = document.getElementById("drop");
const chosen = document.getElementById("chosen");
const dropped = [];

function tell() {
  const picked = [...form.querySelectorAll("input[type=file]")].flatMap((one) => [...one.files]);
  const bytes = [...picked, ...dropped.map((one) => one.file)].reduce((sum, f) => sum + f.size, 0);
  const number = picked.length + dropped.length;
  chosen.textContent = number ? `${number} chosen, ${(bytes / 1e6).toFixed(1)} MB` : "";
}

const filesOf = (entry) =>
  new Promise((resolve) => {
    if (entry.isFile) {
      entry.file((file) => resolve([{ file, name: entry.fullPath.slice(1) }]), () => resolve([]));
      return;
    }
    const reader = entry.createReader();
    const found = [];
    const more = () =>
      reader.readEntries(async (some) => {
        if (!some.length) return resolve((await Promise.all(found.map(filesOf))).flat());
        found.push(...some);
        more(); // a browser hands out a hundred at a time
      }, () => resolve([]));
    more();
  });

async function take(event) {
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
  const plain = [...event.dataTransfer.files].map((file) => ({ file, name: file.name }));
  const known = entries.filter(Boolean);
  dropped.push(...(known.length ? (await Promise.all(known.map(filesOf))).flat() : plain));
  tell();
}

async function send(event) {
  event.preventDefault();
  const body = new FormData(form);
  for (const { file, name } of dropped) body.append("files", file, name);
  const button = form.querySelector("button");
  button.disabled = true;
  chosen.textContent = "Sending …";
  try {
    const answer = await fetch("/api/intake", { method: "POST", body });
    const told = await answer.json();
    if (answer.ok) return location.assign(`/intake/${told.id}`);
    chosen.textContent = `${told.what}: ${told.why}. ${told.next}`;
  } catch {
    chosen.textContent = "It could not be sent: the server does not answer, or it is more than it takes. Nothing was lost; try again with less.";
  }
  button.disabled = false;
  return undefined;
}

if (form) {
  form.addEventListener("change", tell);
  form.addEventListener("submit", send);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", take);
}

const running = document.getElementById("running");

function follow() {
  const events = new EventSource(running.dataset.events);
  events.addEventListener("message", ({ data }) => {
    const run = JSON.parse(data);
    if (run.ended) {
      events.close();
      location.reload();
      return;
    }
    const bar = document.getElementById("bar");
    bar.max = Math.max(run.total, 1);
    bar.value = run.done;
    const all = run.total && run.done >= run.total;
    const reading = all ? "All read; comparing them with the others" : `${run.done} of ${run.total} read`;
    document.getElementById("far").textContent = run.waits
      ? "Somebody else writes to this ledger; it goes on as soon as they have finished."
      : reading;
    document.getElementById("coming").replaceChildren(...run.came.map(line));
  });
}

function line(came) {
  const item = document.createElement("li");
  const path = document.createElement("bdi");
  const state = document.createElement("span");
  path.textContent = came.path;
  state.className = "quiet";
  state.textContent = came.problem || (came.articles ? "added" : "there already");
  item.append(path, " ", state);
  return item;
}

if (running) follow();
