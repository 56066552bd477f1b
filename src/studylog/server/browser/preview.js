// Reloads this page when the preview has a newer site.
const { token, build } = document.querySelector("script[data-token][data-build]").dataset;
let stream = null;
let wasOpen = false;

function listen() {
  stream = new EventSource(`/__studylog/events?token=${token}&after=${build}`);
  stream.addEventListener("open", () => { wasOpen = true; });
  stream.addEventListener("built", ({ data }) => {
    const { build: newest, pages } = JSON.parse(data);
    if (newest > Number(build) && (pages === null || pages.length > 0)) location.reload();
  });
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
