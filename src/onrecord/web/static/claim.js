// Without this, the button counts again. With it, the counts follow every switch at once.
const form = document.getElementById("merges");
const PARTS = ["counted", "because", "joining", "further"];

let asked = 0;

async function count(event) {
  const mine = ++asked;
  const { value } = event.target;
  const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
  const answer = await fetch(address);
  const open = form.querySelector("#further details")?.open;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || mine !== asked) return; // a later switch has its own answer
  for (const id of PARTS) {
    document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
  }
  history.replaceState(null, "", address);
  const further = form.querySelector("#further details");
  if (further && open) further.open = true;
  form.querySelector(`input[value="${CSS.escape(value)}"]`)?.focus({ preventScroll: true });
}

form?.addEventListener("change", count);
