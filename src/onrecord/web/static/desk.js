// The desk reads without this. It tells what came in since this browser last showed the ledger:
// the number of the newest report stays in the browser, no cookie goes to the server.
const desk = document.getElementById("desk");
const key = `onrecord seen ${desk.dataset.ledger}`;
const newest = Number(desk.dataset.newest);

async function tell(seen) {
  const answer = await fetch(`/api/came?after=${seen}`);
  if (!answer.ok) return;
  const { reports } = await answer.json();
  const line = document.getElementById("since");
  line.textContent = `${reports.toLocaleString("en")} since you were here last`;
  for (const row of document.querySelectorAll("[data-number]")) {
    if (Number(row.dataset.number) > seen) row.classList.add("new");
  }
}

try {
  const seen = Number(localStorage.getItem(key));
  if (seen && seen < newest) await tell(seen);
  localStorage.setItem(key, String(newest));
} catch {
  // A browser that keeps nothing shows the list without marks.
}
