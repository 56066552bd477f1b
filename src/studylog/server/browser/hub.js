/* One stream of events for all tabs that are in sight. */

export class Hub {
  #address;
  #tell;
  #tabs = new Map();
  #stream = null;

  /* `address(build)` is where events after a build are told; `tell(news)` passes them on to all tabs */
  constructor(address, tell) {
    this.#address = address;
    this.#tell = tell;
  }

  /* A tab shows this build and wants to hear of newer ones; null when it is hidden or closed. */
  follow(tab, build) {
    if (build === null) this.#tabs.delete(tab);
    else this.#tabs.set(tab, build);
    if (build !== null || !this.#tabs.size) this.#listen();
  }

  close() {
    this.#tabs.clear();
    this.#listen();
  }

  /* Anew for each tab that comes: so the server tells what it has missed, and how things stand. */
  #listen() {
    this.#stream?.close();
    if (!this.#tabs.size) return (this.#stream = null);
    const stream = (this.#stream = new EventSource(this.#address(Math.min(...this.#tabs.values()))));
    for (const type of ["built", "failed"]) stream.addEventListener(type, (event) => this.#pass(type, event.data));
    stream.addEventListener("open", () => this.#tell({ type: "open" }));
    // Closed for good means refused: the preview was started again and knows these pages no more.
    stream.addEventListener("error", () => this.#tell({ type: stream.readyState === EventSource.CLOSED ? "refused" : "lost" }));
  }

  #pass(type, data) {
    const event = { ...JSON.parse(data), type };
    for (const tab of this.#tabs.keys()) this.#tabs.set(tab, event.build);
    this.#tell(event);
  }
}
