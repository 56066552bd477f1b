/* One stream of events for all tabs that are in sight. */

const NO_NEWS = { pages: [], styles: [], images: [], others: [], moved: {}, edited: {} };

export class Hub {
  #address;
  #tell;
  #tabs = new Map();
  #stream = null;
  #last = null;

  /* `address(build)` is where events after a build are told; `tell(event)` passes one on to all tabs */
  constructor(address, tell) {
    this.#address = address;
    this.#tell = tell;
  }

  /* A tab shows this build and wants to hear of newer ones; null when it is hidden or closed. */
  follow(tab, build) {
    if (build === null) this.#tabs.delete(tab);
    else this.#tabs.set(tab, build);
    if (!this.#tabs.size) this.#stop();
    else if (!this.#last || build < this.#last.build) this.#listen();
    else this.#tell(this.#last);
  }

  close() {
    this.#tabs.clear();
    this.#stop();
  }

  #stop() {
    this.#stream?.close();
    this.#stream = this.#last = null;
  }

  /* The server tells what was missed since the oldest page in sight, and how things stand. */
  #listen() {
    this.#stop();
    const stream = (this.#stream = new EventSource(this.#address(Math.min(...this.#tabs.values()))));
    for (const type of ["built", "failed"]) stream.addEventListener(type, (event) => this.#pass(type, event.data));
    stream.addEventListener("open", () => this.#tell({ type: "open" }));
    // Closed for good means refused: the preview was started again and knows these pages no more.
    stream.addEventListener("error", () => this.#tell({ type: stream.readyState === EventSource.CLOSED ? "refused" : "lost" }));
  }

  #pass(type, data) {
    const event = { ...JSON.parse(data), type };
    for (const tab of this.#tabs.keys()) this.#tabs.set(tab, event.build);
    this.#last = { ...event, ...NO_NEWS };
    this.#tell(event);
  }
}
