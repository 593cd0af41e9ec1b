// Whether research may have her answers.

/** Says what the woman says; ends on the offer to save. */
export async function decideOnResearch(app, woman) {
  await app.at("consent.title");
  await app.look("consent");
  await app.press(woman.consent ? "consent.yes" : "consent.no");
  await app.at("save.title");
}
