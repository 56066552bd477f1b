/* Fetches changed stylesheets and images anew, each alone. */

const pathOf = (address) => {
  try {
    return decodeURI(new URL(address, document.baseURI).pathname);
  } catch {
    return "";
  }
};

const newAddress = (address, build) => {
  const url = new URL(address, document.baseURI);
  url.searchParams.set("studylog", build);
  return url.href;
};

/* The new one stands beside the old one until it is loaded; then the old one loads it too, from nearby. */
const renewStyle = (link, build) =>
  new Promise((done) => {
    const href = newAddress(link.href, build);
    const next = Object.assign(link.cloneNode(), { href });
    const settle = () => {
      next.remove();
      done();
    };
    next.onload = next.onerror = () => {
      Object.assign(link, { onload: settle, onerror: settle, href });
    };
    link.after(next);
  });

const hasImports = (link) => {
  try {
    return [...link.sheet.cssRules].some((rule) => rule instanceof CSSImportRule);
  } catch {
    return false; // of another site
  }
};

/* Show stylesheets of these paths as they are now; the page never stands without. */
export const renewStyles = (paths, build) => {
  const wanted = new Set(paths.map(pathOf));
  const links = wanted.size ? [...document.querySelectorAll("link[rel~=stylesheet]")] : [];
  return Promise.all(
    links.filter((link) => wanted.has(pathOf(link.href)) || hasImports(link)).map((link) => renewStyle(link, build)),
  );
};

const ATTRIBUTES = ["src", "poster", "href", "xlink:href", "srcset"];

/* Show images of these paths as they are now. */
export const renewImages = (paths, build) => {
  const wanted = new Set(paths.map(pathOf));
  const renew = (written) => (wanted.has(pathOf(written)) ? newAddress(written, build) : written);
  const images = wanted.size ? document.querySelectorAll("img, source, video[poster], image, link[rel~=icon]") : [];
  for (const image of images)
    for (const name of ATTRIBUTES) {
      const written = image.getAttribute(name) ?? "";
      const renewed = name === "srcset" ? written.replace(/[^\s,]+/g, renew) : renew(written);
      if (renewed !== written) image.setAttribute(name, renewed);
    }
};

/* Whether the page has loaded one of these files, and so has to be loaded again. */
export const hasLoaded = (paths) => {
  const loaded = new Set(performance.getEntriesByType("resource").map(({ name }) => pathOf(name)));
  return paths.some((path) => loaded.has(pathOf(path)));
};
