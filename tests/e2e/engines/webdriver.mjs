// A browser by its own W3C WebDriver: just what the walk needs, without a library between.

import { spawn } from "node:child_process";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const KEYS = { Shift: "\uE008", Tab: "\uE004", Enter: "\uE007" };

/** Starts a driver program that listens on `port`, and a browser with these capabilities. `end()` ends both. */
export async function startSession({ program, args, env, port, capabilities }) {
  const driver = spawn(program, args, { env: { ...process.env, ...env }, detached: true, stdio: "ignore" });
  const ended = new Promise((done) => driver.once("exit", done));
  const kill = async () => {
    try {
      process.kill(-driver.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
    await ended;
  };
  process.once("exit", kill);
  try {
    await listening(port);
    const { sessionId } = await command(port, "POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    return sessionOn((method, path, body) => command(port, method, `/session/${sessionId}${path}`, body), kill);
  } catch (error) {
    await kill();
    throw error;
  }
}

function sessionOn(ask, kill) {
  return {
    goto: (url) => ask("POST", "/url", { url }),
    address: () => ask("GET", "/url"),
    back: () => ask("POST", "/back", {}),
    forward: () => ask("POST", "/forward", {}),
    reload: () => ask("POST", "/refresh", {}),
    /** Runs a function in the page, asynchronous or not, and gives what it gives; elements come as handles. */
    async run(page, ...args) {
      for (;;) {
        const answer = await ask("POST", "/execute/async", { script: calling(page), args });
        // Firefox answers with nothing when a page is replaced while a script of it runs.
        if (answer !== null) return unpacked(answer);
      }
    },
    click: (element) => ask("POST", `/element/${element[ELEMENT]}/click`, {}),
    async write(element, text) {
      await ask("POST", `/element/${element[ELEMENT]}/clear`, {});
      await ask("POST", `/element/${element[ELEMENT]}/value`, { text: text.replaceAll("\n", KEYS.Enter) });
    },
    press(key) {
      const value = KEYS[key];
      const actions = ["keyDown", "keyUp"].map((type) => ({ type, value }));
      return ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    resize: ({ width, height }) => ask("POST", "/window/rect", { width, height }),
    picture: async () => Buffer.from(await ask("GET", "/screenshot"), "base64"),
    async end() {
      await ask("DELETE", "").catch(() => {});
      await kill();
    },
  };
}

/** As the body of a script that is given its arguments and, last, whom to call back. */
const calling = (page) => `
  const done = arguments[arguments.length - 1];
  const given = Array.prototype.slice.call(arguments, 0, -1);
  Promise.resolve().then(() => (${page})(...given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;

function unpacked({ value, error }) {
  if (error !== undefined) throw new Error(`in the page: ${error}`);
  return value;
}

/** WebDriver's answer to one command. */
async function command(port, method, path, body) {
  const headers = body && { "content-type": "application/json" };
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: body && JSON.stringify(body) });
  const { value } = await reply.json();
  if (!reply.ok) throw Object.assign(new Error(`${path}: ${value.error}: ${value.message}`), { code: value.error });
  return value;
}

async function listening(port) {
  const until = Date.now() + 30_000;
  for (;;) {
    const there = await fetch(`http://127.0.0.1:${port}/status`).then((reply) => reply.ok, () => false);
    if (there) return;
    if (Date.now() > until) throw new Error(`no driver listens on ${port}`);
    await new Promise((soon) => setTimeout(soon, 100));
  }
}
