// Lets a page open without a network. Her page registers it only after she chose to save her answers on this phone; the staff
// page, once a tablet is set up.
//
// It keeps the app's own published files and nothing else: only a GET without a body, of this origin, for a file of the
// list below, is ever looked at. A drop box, a POST or a PUT goes past it untouched. `desk finish` writes the three values,
// for each page its own: what one page keeps or gives up is none of the other's.
const PAGE = "";
const VERSION = "";
const FILES = {};
const CACHE = `${PAGE}-${VERSION}`;

const ADDRESSES = new Set(Object.keys(FILES).map((file) => new URL(file, self.location).href));

self.addEventListener("install", (event) => {
  const fresh = Object.entries(FILES).map(([file, integrity]) => new Request(file, { integrity, credentials: "omit" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith(`${PAGE}-`) && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = request.url.split("#", 1)[0];
  if (request.method !== "GET" || !ADDRESSES.has(address)) return;
  // From one version as a whole: a page never meets the files of another.
  // Looked into, never made: a page that has just given up its files still asks through here.
  event.respondWith(caches.match(address, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
});
