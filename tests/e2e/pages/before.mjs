// The pages before anything is asked: what this is, how leaving works, whether she is alone, the notice.

/** From the first page to the first question about her. */
export async function readWhatThisIs(app) {
  await app.at("opening.title");
  await app.look("opening");
  await app.press("opening.start");
  await understandLeaving(app);
  await app.look("private-check");
  await app.press("private_check.yes");
  await readNotice(app);
}

/** How leaving works; ends on "are you somewhere private?". */
export async function understandLeaving(app) {
  await app.at("leaving_info.title");
  await app.look("leaving");
  await app.press("leaving_info.go_on");
  await app.at("private_check.title");
}

/** The notice in two layers; ends on the page after it. */
export async function readNotice(app) {
  await app.at("notice.title");
  await app.look("notice");
  await app.press("notice.go_on");
  await app.at("about.title");
}
