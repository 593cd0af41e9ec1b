// What managers do with the packs that their centre takes in itself.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { staffWord as word } from "../../support/words.mjs";
import { toPage } from "./cases.mjs";

/** Chooses a file to take in, from any page. */
export async function choosePack(desk, { name, text }) {
  await toPage(desk, "desk.packs");
  await desk.at("packs.title");
  const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
  await desk.page.getByLabel(word("packs.file"), { exact: true }).setInputFiles(file);
}

/** Takes a file of the disk in; ends on the page of the pack. */
export async function takeIn(desk, path, title) {
  await choosePack(desk, { name: basename(path), text: await readFile(path, "utf8") });
  await onPack(desk, title);
}

/** Waits until the page of a pack is shown. */
export const onPack = (desk, title) => desk.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();

/** Opens a pack of the list, from any page. */
export async function openPack(desk, title) {
  await toPage(desk, "desk.packs");
  await desk.press("packs.open", { name: title });
  await onPack(desk, title);
}

/** Chooses what is to be set for the questions that are ticked, by the labels of the choices, and sets it. */
export async function setTicked(desk, chosen) {
  for (const [what, label] of Object.entries(chosen)) {
    await desk.page.getByLabel(word(`packs.${what}`), { exact: true }).selectOption({ label });
  }
  await desk.press("packs.set_ticked");
}

/** Types the bands of the only scale, each as its start and its name, and sets them. */
export async function setBands(desk, bands) {
  const field = (what, number) => desk.page.getByLabel(word(`packs.band_${what}`, { number }), { exact: true });
  for (const [place, [from, title]] of bands.entries()) {
    if ((await field("from", place + 1).count()) === 0) {
      await desk.press("packs.add_band");
      await field("from", place + 1).waitFor();
    }
    await desk.hand.write(field("from", place + 1), from);
    await desk.hand.write(field("title", place + 1), title);
  }
  await desk.press("packs.set_bands");
}

/** Asks the pack that is open from now on. */
export async function askIt(desk) {
  await desk.press("packs.ask");
  await desk.says("packs.now_asked");
}
