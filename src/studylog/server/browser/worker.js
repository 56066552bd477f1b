/* Shared by all tabs of one preview: keeps the stream. */
import { Hub } from "./hub.js";

const token = new URL(location.href).searchParams.get("token");
const ports = new Set();
const hub = new Hub(
  (build) => `/__studylog/events?token=${token}&after=${build}`,
  (event) => ports.forEach((port) => port.postMessage(event)),
);

addEventListener("connect", ({ ports: [port] }) => {
  port.onmessage = ({ data: build }) => {
    if (build === null) ports.delete(port);
    else ports.add(port);
    hub.follow(port, build);
  };
});
