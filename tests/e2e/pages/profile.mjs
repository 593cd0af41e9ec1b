// Who she is and how to reach her: five small pages. "Continue" on each.

import { word } from "../support/words.mjs";

/** Fills in all five with what `woman` has to say, or only what the centre needs when `brief`. Ends on what follows. */
export async function tellWhoSheIs(app, woman, { brief = false } = {}) {
  const { profile } = woman;
  await app.at("about.title");
  await app.write("about.name", profile.name);
  if (!brief) await app.write("about.call_me", profile.callMe);
  await next(app, "name");
  if (!brief) await writeBirth(app, profile.birth);
  await next(app, "birth");
  await app.at("about.ways_title");
  if (!brief) await writeWays(app, profile);
  await next(app, "ways");
  await app.at("about.numbers_title");
  if (!brief) {
    await app.write("about.gp", profile.gp);
    await app.write("about.nhs", profile.nhs);
    await app.write("about.ni", profile.nationalInsurance);
  }
  await next(app, "numbers");
  await app.at("about.emergency_title");
  if (!brief) {
    await app.write("about.emergency_name", profile.emergency.name);
    await app.write("about.emergency_relation", profile.emergency.relation);
    await app.write("about.emergency_phone", profile.emergency.phone);
  }
  await next(app, "people");
}

async function next(app, name) {
  const before = await app.titleNow();
  await app.look(`about-${name}`);
  await app.press("app.go_on");
  await app.page.waitForFunction((text) => document.querySelector("h1")?.innerText.trim() !== text, before);
}

export async function writeBirth(app, { day, month, year }) {
  await app.write("question.day", String(day));
  await app.write("question.month", String(month));
  await app.write("question.year", String(year));
}

async function writeWays(app, profile) {
  const ways = [["about.mobile", profile.phone], ["about.email", profile.email], ["about.address", profile.address]];
  for (const [label, way] of ways) {
    await app.write(label, way.value);
    const safe = app.page.getByRole("group", { name: word(label) });
    const answer = { yes: "about.safe_yes", sometimes: "about.safe_ask", no: "about.safe_no" }[way.safe];
    await app.hand.press(safe.getByRole("button", { name: word(answer), exact: true }));
    if (way.note) await app.hand.write(safe.getByLabel(word("about.safe_note"), { exact: true }), way.note);
  }
}
