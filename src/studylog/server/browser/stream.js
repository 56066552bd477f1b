/* Brings the server's events to this tab. A browser opens six connections to a server: all tabs share one. */
import { Hub } from "./hub.js";

/* Calls `hear(event)` with every event as long as the tab is in sight. `build()` tells which build it shows. */
export const listen = (token, build, hear) => {
  const follow = window.SharedWorker ? shareWorker(token, hear) : shareLock(token, hear);
  const tell = () => follow(document.hidden ? null : build());
  document.addEventListener("visibilitychange", tell);
  addEventListener("pageshow", ({ persisted }) => persisted && tell());
  addEventListener("pagehide", () => follow(null));
  tell();
};

const shareWorker = (token, hear) => {
  const { port } = new SharedWorker(`/__studylog/worker.js?token=${token}`, { type: "module" });
  port.onmessage = ({ data }) => hear(data);
  return (build) => port.postMessage(build);
};

/* Where there are no shared workers, one tab in sight listens for all of them. */
const shareLock = (token, hear) => {
  const channel = new BroadcastChannel(`studylog-${token}`);
  const me = crypto.randomUUID();
  let shown = null;
  let hub = null;
  let release = null;

  /* hidden before its turn came, a tab lets the next one lead */
  const lead = () =>
    shown !== null &&
    new Promise((done) => {
      release = done;
      hub = new Hub(
        (after) => `/__studylog/events?token=${token}&after=${after}`,
        (event) => {
          hear(event);
          channel.postMessage({ event });
        },
      );
      hub.follow(me, shown);
      channel.postMessage({ isNew: true });
    });
  const resign = () => {
    hub?.close();
    hub = null;
    release?.();
  };
  channel.onmessage = ({ data: { event, tab, build, isNew } }) => {
    if (event && shown !== null) hear(event);
    if (tab) hub?.follow(tab, build);
    if (isNew && shown !== null) channel.postMessage({ tab: me, build: shown });
  };

  let waiting = null;
  return (build) => {
    shown = build;
    channel.postMessage({ tab: me, build });
    if (build === null) {
      waiting?.abort();
      waiting = null;
      return resign();
    }
    if (waiting) return;
    waiting = new AbortController();
    navigator.locks.request(`studylog-${token}`, { signal: waiting.signal }, lead).catch(() => {});
  };
};
