// What goes from one tablet to another as a file.

import { staffWord as word } from "../../support/words.mjs";
import { toPage } from "./cases.mjs";

/** Goes to the page. */
export async function toTablets(desk) {
  await toPage(desk, "desk.tablets");
  await desk.at("tablets.title");
}

/** Presses what saves a file, and gives the file. `key` is the button's label. */
export async function saveFile(desk, key = "tablets.give") {
  await toTablets(desk);
  await desk.page.evaluate(watchSaving);
  await desk.press(key);
  await desk.page.waitForFunction(() => globalThis.saved);
  const text = await desk.page.evaluate(async () => {
    const bytes = new Uint8Array(await globalThis.saved.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
  return Buffer.from(text, "base64");
}

/** In the page: keeps what is saved as a file, which a browser under remote control does not hand out. */
function watchSaving() {
  delete globalThis.saved;
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => ((globalThis.saved = blob), make.call(URL, blob));
}

/** Chooses a file on the page that is shown, and waits until something is said of it. */
export async function chooseFile(desk, file) {
  const buffer = { name: "tablet.sealed", mimeType: "application/octet-stream", buffer: file };
  await desk.page.getByLabel(word("tablets.file"), { exact: true }).setInputFiles(buffer);
  await desk.page.locator("#tablet-file-said").waitFor();
}

/** Takes a file in; `came` is what it comes to. */
export async function takeIn(desk, file, came) {
  await toTablets(desk);
  await chooseFile(desk, file);
  await desk.press("tablets.take");
  if (came) await desk.says("tablets.taken", came);
}

/** Sets a tablet up from a manager's file of another; ends on the caseload. */
export async function join(desk, file, who) {
  await desk.open("set_up.title");
  await desk.press("set_up.join");
  await desk.at("join.title");
  await chooseFile(desk, file);
  await desk.write("sign_in.name", who.signIn);
  await desk.write("sign_in.passphrase", who.passphrase);
  await desk.press("join.join");
  await desk.at("caseload.title");
}
