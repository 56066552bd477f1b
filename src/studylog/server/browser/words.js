/* What the preview says in the browser, in the page's language. */
const KOREAN = {
  preview: "studylog 미리보기",
  errors: (count) => `오류 ${count}`,
  warnings: (count) => `경고 ${count}`,
  error: "오류",
  warning: "경고",
  note: "알림",
  draft: "초안",
  future: "예약된 글",
  stays: "고치면 저절로 사라집니다. 뒤에는 마지막으로 잘 만들어진 페이지가 그대로 있습니다.",
  hint: "도움말",
  close: "닫기",
  open: "편집기에서 열기",
  lost: "연결 끊김",
  lostMore: "미리보기가 멈춰 있습니다. 다시 시작하면 저절로 이어집니다.",
};
const ENGLISH = {
  preview: "studylog preview",
  errors: (count) => (count === 1 ? "1 error" : `${count} errors`),
  warnings: (count) => (count === 1 ? "1 warning" : `${count} warnings`),
  error: "error",
  warning: "warning",
  note: "note",
  draft: "draft",
  future: "scheduled",
  stays: "This goes by itself once it is corrected. Behind it is the last page that could be built.",
  hint: "hint",
  close: "Close",
  open: "Open in the editor",
  lost: "disconnected",
  lostMore: "The preview has stopped. Start it again, and this page goes on by itself.",
};

export const words = document.documentElement.lang.startsWith("ko") ? KOREAN : ENGLISH;
