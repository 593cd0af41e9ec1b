// The one wire between a browser and the world: every byte a browser sends passes here, is written down, and on the way
// to a drop box can meet a fault. A forward proxy rather than a page hook, so that workers, service workers, preflights
// and Chromium itself are seen too. Nothing passes it to the internet: other sites are played here.

import { request as httpRequest, createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { makeCertificate } from "./certificate.mjs";

/** The addresses the built app uses; where they truly end is told to [`openWire`]. */
export const APP = "http://localhost:8080";
export const BOXES = "http://localhost:8081";
/** Another site without encryption, for browsers that cannot be told to trust a certificate. */
export const PLAIN_SITE = "http://localhost:8082";

const PLAYED = "<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1><p>Some sun, some rain.</p></html>";
const CORS = { "access-control-allow-origin": APP };

const playedSite = () => ({ status: 200, headers: { "content-type": "text/html" }, body: Buffer.from(PLAYED) });

/** What can happen to a PUT on its way to a drop box, or to a file on its way from the host. Each is given the request, its body, and how to pass it on. */
const FAULTS = {
  pass: async ({ forward, answer }) => answer(await forward()),
  "500": async ({ answer }) => answer({ status: 500, headers: CORS, body: Buffer.from("no") }),
  refuse: async ({ answer }) => answer({ status: 403, headers: CORS, body: Buffer.from("no") }),
  hang: async () => {}, // the socket stays open, nothing ever comes back
  "store-then-drop": async ({ forward, cut }) => {
    await forward();
    cut();
  },
  offline: async ({ cut }) => cut(),
  changed: async ({ forward, answer }) => {
    const reply = await forward();
    reply.body[reply.body.length >> 1] ^= 1;
    answer(reply);
  },
};

/**
 * Starts a wire to an app and its drop boxes, given by port. Fields of each request written down: `method`, `url`,
 * `headers` (names and values as sent, in order), `body` (Buffer), `mode` (the fault it met), `status` (what the other end said),
 * `answered` (the answer is out).
 */
export async function openWire({ app, boxes }) {
  const requests = [];
  const modes = new Map(); // partner code, or "*" → { mode, times }
  let offline = false;
  let held = 0;
  let met = null; // { pattern, mode } for files of the host
  const sockets = new Set();
  const certificate = makeCertificate();

  const write = async (req, url) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const record = { method: req.method, url, headers: req.rawHeaders, body: Buffer.concat(chunks), at: Date.now() };
    requests.push(record);
    return record;
  };

  const modeFor = (record) => {
    if (offline) return "offline";
    if (met?.pattern.test(record.url)) return met.mode;
    if (!record.url.startsWith(BOXES)) return "pass";
    if (record.method === "OPTIONS") return "pass";
    const partner = new URL(record.url).pathname.split("/")[1];
    const planned = modes.get(partner) ?? modes.get("*");
    if (!planned || planned.times <= 0) return "pass";
    planned.times -= 1;
    return planned.mode;
  };

  const proxy = createServer(async (req, res) => {
    const record = await write(req, req.url);
    record.mode = modeFor(record);
    const target = new URL(record.url);
    const port = { [APP]: app, [BOXES]: boxes }[target.origin];
    const answer = ({ status, headers, body }) => {
      record.status = status;
      if (!res.destroyed) res.writeHead(status, headers).end(body, () => (record.answered = true));
    };
    const cut = () => req.socket.destroy();
    const forward = async () => {
      const reply = await passOn(port, target, req, record.body);
      const allowed = reply.headers["access-control-allow-origin"];
      // The desk allows the app at the port where the desk serves it; the browser knows it under the app's own address.
      if (allowed === `http://localhost:${app}`) reply.headers["access-control-allow-origin"] = APP;
      record.stored = record.method === "PUT" && reply.status < 300;
      return reply;
    };
    if (target.origin === PLAIN_SITE) return setTimeout(() => answer(playedSite()), held);
    if (port === undefined) return answer({ status: 502, headers: {}, body: Buffer.from("not on this wire") });
    try {
      await FAULTS[record.mode]({ forward, answer, cut });
    } catch {
      cut();
    }
  });

  const played = createTlsServer({ key: certificate.key, cert: certificate.cert }, async (req, res) => {
    await write(req, `https://${req.headers.host}${req.url}`);
    const { status, headers, body } = playedSite();
    setTimeout(() => res.writeHead(status, headers).end(body), held);
  });
  proxy.on("connect", (_, socket, head) => {
    sockets.add(socket);
    if (offline) return socket.destroy();
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    played.emit("connection", socket);
  });
  for (const server of [proxy, played]) server.on("connection", (socket) => sockets.add(socket.on("error", () => {})));
  proxy.on("clientError", (_, socket) => socket.destroy());
  played.on("tlsClientError", (_, socket) => socket.destroy());
  await new Promise((ready) => proxy.listen(0, "127.0.0.1", ready));

  return {
    requests,
    address: `http://127.0.0.1:${proxy.address().port}`,
    fingerprint: certificate.fingerprint,
    /** From now on, what is sent to `partner` (or to `*`, every partner without a mode of its own) meets `mode`, `times` times. */
    fault(mode, partner = "*", times = Infinity) {
      if (!(mode in FAULTS)) throw new Error(`no such fault: ${mode}`);
      if (mode === "pass" && partner === "*") modes.clear();
      else modes.set(partner, { mode, times });
    },
    /** Cuts or restores the whole connection. */
    offline(yes) {
      offline = yes;
      if (yes) for (const socket of sockets) socket.destroy();
    },
    /** From now on, requests whose address fits the pattern are never answered. */
    stall(pattern) {
      met = { pattern, mode: "hang" };
    },
    /** From now on, requests whose address fits the pattern meet `mode`; `null` for none. */
    meets(pattern, mode) {
      met = pattern && { pattern, mode };
    },
    /** How long, in milliseconds, every other site takes to answer. */
    holdPlayed(milliseconds) {
      held = milliseconds;
    },
    /** The PUTs so far, to one partner or to all. */
    drops: (partner = "") => requests.filter((r) => r.method === "PUT" && r.url.startsWith(`${BOXES}/${partner}`)),
    /** Waits until the app has fetched what it needs later: the chunks of its last pages with their words, the worker. */
    async laterHasCome() {
      const names = [/\/closing-\w+\.wasm$/, /\/chunk_\w*-\w+\.wasm$/, /\/worker-\w+\.wasm$/, /\/keys-\w+\.txt$/, /\/later-\w+-\w+\.txt$/];
      const come = (name) => requests.some((r) => r.answered && name.test(r.url));
      while (!names.every(come)) await new Promise((soon) => setTimeout(soon, 50));
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([proxy, played].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function passOn(port, target, req, body) {
  return new Promise((resolve, reject) => {
    const { "proxy-connection": _, "accept-encoding": __, ...headers } = req.headers;
    const options = { host: "127.0.0.1", port, path: target.pathname + target.search, method: req.method, headers };
    const onward = httpRequest({ ...options, headers: { ...headers, connection: "close" } }, async (reply) => {
      const chunks = [];
      for await (const chunk of reply) chunks.push(chunk);
      const { connection, "transfer-encoding": _, ...kept } = reply.headers;
      resolve({ status: reply.statusCode, headers: kept, body: Buffer.concat(chunks) });
    });
    onward.on("error", reject).end(body);
  });
}
