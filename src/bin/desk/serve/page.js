// Draws the page anew when something has arrived.
const seen = document.body.dataset.arrived;
setInterval(async () => {
  const answer = await fetch("/arrived", { cache: "no-store" }).catch(() => null);
  if (answer?.ok && (await answer.text()) !== seen) location.reload();
}, 1500);
