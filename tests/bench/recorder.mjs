//! What runs in the measured page, put there from outside before its own code: it times, finds what to press, and writes
//! nothing into the page. No line of it is in the app.

/** Serialised into the page. Leaves `window.bench`. */
export function recorder() {
  const bench = { taps: [], long: [], stored: [], memories: new Set() };
  window.bench = bench;

  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.long.push({ start: task.startTime, length: task.duration });
  }).observe({ type: "longtask", buffered: true });

  /** Calls back once the frame that is being made has been painted: after its last callback, in the next task. */
  const afterPaint = (then) => {
    const channel = new MessageChannel();
    requestAnimationFrame(() => {
      const title = now();
      channel.port1.onmessage = () => then(performance.now(), title);
      channel.port2.postMessage(null);
    });
  };
  const now = () => [...document.querySelectorAll("h1")].find((h) => h.checkVisibility()) ?? null;

  // The first page counts as usable when it is painted and the loading page is gone.
  const waitForApp = () =>
    afterPaint((painted, title) => {
      if (title && !document.getElementById("before")) opened(painted);
      else waitForApp();
    });
  let opened;
  bench.opened = new Promise((resolve) => (opened = resolve));
  waitForApp();

  // A tap: from the moment the system gave it to the browser to the next frame, and to the frame with another title.
  addEventListener(
    "click",
    (event) => {
      const before = now();
      const text = before?.textContent;
      const tap = { at: event.timeStamp, frame: null, next: null };
      bench.taps.push(tap);
      const look = (painted, title) => {
        tap.frame ??= painted - tap.at;
        if (title && (title !== before || title.textContent !== text)) tap.next = painted - tap.at;
        else if (painted - tap.at < 10000) afterPaint(look);
      };
      afterPaint(look);
    },
    { capture: true },
  );

  // When an answer is kept: from the tap before it to the end of the transaction that holds it.
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    if (mode === "readwrite") {
      const record = { tap: bench.taps.at(-1)?.at ?? null, begun: performance.now(), durability: options?.durability };
      made.addEventListener("complete", () => bench.stored.push({ ...record, done: performance.now() }));
    }
    return made;
  };

  // The app's own memory, to read its size; modules that share one count once.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) bench.memories.add(memory);
      return made;
    };
  }

  const visible = (element) => element.checkVisibility() && !element.disabled;
  const name = (element) => (element.getAttribute("aria-label") ?? element.innerText).trim();

  bench.title = () => now()?.innerText.trim() ?? "";

  /** The first of these buttons (or boxes to tick) that there is; else null. */
  const pressable = (names) => {
    const all = [...document.querySelectorAll("button, label, summary, a")].filter(visible);
    for (const wanted of names) {
      const element = all.find((one) => name(one) === wanted);
      if (element) return { name: wanted, element };
    }
    return null;
  };

  /** The middle of the first of these that there is, brought into view; else null. */
  bench.find = (names) => {
    const found = pressable(names);
    if (!found) return null;
    found.element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = found.element.getBoundingClientRect();
    return { name: found.name, x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };

  const fieldOf = (label) => {
    const fields = [...document.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea")].filter(visible);
    const labelled = (field) => [...(field.labels ?? [])].some((l) => l.innerText.trim().startsWith(label));
    return label ? fields.find(labelled) : fields[0];
  };

  /** Puts the cursor into the field with this label (or the first field); whether there is one. */
  bench.focus = (label) => {
    const field = fieldOf(label);
    field?.focus();
    field?.select();
    return Boolean(field);
  };

  /** Resolves when the last tap has shown what follows (or, `frameOnly`, its next frame), and the page rests. */
  bench.settled = (frameOnly) =>
    new Promise((resolve) => {
      const wait = () => {
        const tap = bench.taps.at(-1);
        const done = frameOnly ? tap?.frame : tap?.next;
        if (done == null) setTimeout(wait, 4);
        else requestIdleCallback(() => resolve(tap), { timeout: 200 });
      };
      wait();
    });

  /**
   * Goes on from page to page as fast as they are painted, pressing the first of `onward` that each has. Gives the
   * moments, from navigation on, at which the first page and each of `stops` (lists of titles) were painted; the last
   * stop's button is pressed too, and what follows must appear.
   */
  bench.hurry = async (onward, stops, named) => {
    const moments = [await bench.opened];
    const waiting = stops.map((titles) => new Set(titles));
    let painted = moments[0];
    for (let page = 0; page < 200; page += 1) {
      if (waiting[0]?.has(bench.title())) {
        moments.push(painted);
        waiting.shift();
      }
      const field = fieldOf(named.label);
      if (field) {
        field.value = named.text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const found = pressable(onward);
      if (!found) throw new Error(`nothing leads on from “${bench.title()}”`);
      const tap = { taps: bench.taps.length, before: now(), text: bench.title() };
      found.element.click();
      painted = await new Promise((resolve, reject) => {
        const look = (at, title) => {
          if (title && (title !== tap.before || bench.title() !== tap.text)) resolve(at);
          else if (at - painted > 10000) reject(new Error(`nothing followed “${tap.text}”`));
          else afterPaint(look);
        };
        afterPaint(look);
      });
      if (waiting.length === 0) return moments;
    }
    throw new Error("the last stop was not reached");
  };
}
