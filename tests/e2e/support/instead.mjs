// What stood there when something else was waited for: the one thing that tells a slow page from a wrong one.

/** Fails with what the page says instead. */
export async function instead(page, error) {
  const says = await page.evaluate(() => document.body.innerText).catch(() => "nothing");
  throw new Error(`${error.message}\nThe page says:\n${says}`);
}
