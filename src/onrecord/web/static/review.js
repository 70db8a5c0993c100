// The buttons do all of it; this lets keys press them.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const typing = event.target.closest("input, textarea, select");
  const pressing = event.key === " " && event.target.closest("a, button, summary");
  if (typing || pressing) return;
  const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (!found) return;
  event.preventDefault();
  found.click();
});
