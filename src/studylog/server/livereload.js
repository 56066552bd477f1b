// Reloads this page when the preview has a newer site. Only in `studylog serve --watch`.
(() => {
  "use strict";
  const { token, build } = document.currentScript.dataset;
  const address = `/__studylog/events?token=${token}&after=${build}`;
  let stream = null;
  let wasOpen = false;

  function listen() {
    stream = new EventSource(address);
    stream.addEventListener("open", () => { wasOpen = true; });
    stream.addEventListener("reload", () => location.reload());
    stream.addEventListener("error", () => {
      // Closed for good means refused: the preview was started again and knows this page no more.
      if (stream.readyState === EventSource.CLOSED && wasOpen) location.reload();
    });
  }

  // A browser opens six connections to a server: only the tab in sight keeps one.
  function follow() {
    if (stream) stream.close();
    stream = null;
    if (!document.hidden) listen();
  }

  document.addEventListener("visibilitychange", follow);
  follow();
})();
