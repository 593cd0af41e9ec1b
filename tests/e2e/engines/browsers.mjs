// The engines other than Chromium's, from Debian's packages: Firefox's, and WebKit's, which every iPhone has.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { PHONE } from "../support/chromium.mjs";
import { startSession } from "./webdriver.mjs";

/** How each is started, with everything it sends going over a wire. */
export const ENGINES = { Firefox: startFirefox, WebKit: startWebKit };

async function startFirefox(wire) {
  const port = await freePort();
  const session = await startSession({
    program: "geckodriver",
    args: ["--port", String(port), "--websocket-port", String(await freePort())],
    env: { MOZ_HEADLESS: "1" },
    port,
    capabilities: {
      ...over(wire),
      "moz:firefoxOptions": {
        binary: "/usr/bin/firefox-esr",
        // What is served on this machine passes the wire too.
        prefs: { "network.proxy.allow_hijacking_localhost": true },
      },
    },
  });
  await session.resize(PHONE);
  return session;
}

async function startWebKit(wire) {
  const screen = await startScreen();
  const port = await freePort();
  try {
    const session = await startSession({
      program: "WebKitWebDriver",
      args: [`--port=${port}`],
      // Its sandbox asks for what a container does not have. It is shown our own pages and nothing else.
      env: { DISPLAY: screen.name, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
      port,
      capabilities: { ...over(wire), "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } },
    });
    await session.resize(PHONE);
    return { ...session, end: () => session.end().finally(screen.end) };
  } catch (error) {
    screen.end();
    throw error;
  }
}

const over = (wire) => {
  const proxy = new URL(wire.address).host;
  return {
    proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy },
    // Whoever needs a page to have come waits for it: what is seen until then matters, too.
    pageLoadStrategy: "none",
  };
};

function miniBrowser() {
  const places = ["4.1", "4.0"].map((version) => `/usr/lib/${triplet()}/webkit2gtk-${version}/MiniBrowser`);
  const found = places.find((path) => existsSync(path));
  if (!found) throw new Error(`no MiniBrowser in ${places.join(" or ")}`);
  return found;
}

const triplet = () => ({ x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" })[process.arch];

/** A screen that nobody sees. */
async function startScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "800x900x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once("data", (said) => resolve(String(said).trim()));
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`Xvfb ended (${code})`)));
  });
  return { name: `:${number}`, end };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
