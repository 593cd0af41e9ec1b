//! What runs in the measured page of the staff, put there from outside before its own code. No line of it is in the app.

/** Serialised into the page. Leaves `window.tablet`. */
export function tabletRecorder() {
  const tablet = { replies: [], stored: [], memories: new Set() };
  window.tablet = tablet;

  // The worker's last word before the list is that the passphrase was right.
  const RealWorker = Worker;
  window.Worker = class extends RealWorker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => tablet.replies.push(performance.now()));
    }
  };

  // When something is kept: the end of the transaction that holds it.
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    if (mode === "readwrite") {
      const durability = options?.durability;
      made.addEventListener("complete", () => tablet.stored.push({ done: performance.now(), durability }));
    }
    return made;
  };

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) tablet.memories.add(memory);
      return made;
    };
  }

  /** Calls back once the frame that is being made has been painted. */
  const afterPaint = (then) => {
    const channel = new MessageChannel();
    requestAnimationFrame(() => {
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  };

  const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility()) ?? null;

  /** Resolves with the moment at which the first frame is painted in which this is shown. */
  tablet.painted = (selector) =>
    new Promise((resolve) => {
      const look = (at) => (shown(selector) ? resolve(at) : afterPaint(look));
      afterPaint(look);
    });

  /** Types one more letter where the focus is; resolves with the time to the frame that shows what was found. */
  tablet.type = (letter) =>
    new Promise((resolve) => {
      const field = document.activeElement;
      const begin = performance.now();
      const watch = new MutationObserver(() => {
        watch.disconnect();
        afterPaint((at) => resolve(at - begin));
      });
      watch.observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true });
      field.value += letter;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });

  /** Presses something; resolves with the time to the first frame in which `then` is shown. */
  tablet.press = (element, then) =>
    new Promise((resolve) => {
      const begin = performance.now();
      element.click();
      const look = (at) => (shown(then) ? resolve(at - begin) : afterPaint(look));
      afterPaint(look);
    });

  /** Presses something that writes; resolves with the time to the end of the transaction that it caused. */
  tablet.write = (element) =>
    new Promise((resolve, reject) => {
      const [begin, before] = [performance.now(), tablet.stored.length];
      element.click();
      const look = () => {
        const written = tablet.stored.slice(before);
        if (written.some((one) => one.durability !== "strict")) reject(new Error("something was not stored durably"));
        else if (written.length > 0) resolve(written.at(-1).done - begin);
        else if (performance.now() - begin > 10_000) reject(new Error("nothing was written"));
        else setTimeout(look, 2);
      };
      look();
    });

  /** Bytes of every record that is kept. */
  tablet.kept = async () => {
    const ask = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    let bytes = 0;
    for (const { name } of await indexedDB.databases()) {
      const open = await ask(indexedDB.open(name));
      for (const store of open.objectStoreNames) {
        for (const value of await ask(open.transaction(store).objectStore(store).getAll())) {
          bytes += value.byteLength ?? Object.values(value).reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
        }
      }
      open.close();
    }
    return bytes;
  };
}
