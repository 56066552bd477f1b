import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import anchor from "markdown-it-anchor";

const HEADING = /<h([23]) id="([^"]*)"[^>]*>(.*?)<\/h\1>/gs;

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(highlight);
  eleventyConfig.amendLibrary("md", (md) => md.use(anchor));

  eleventyConfig.addFilter("day", (date) => date.toISOString().slice(0, 10));
  eleventyConfig.addFilter("place", (name) => name.toLowerCase().replaceAll(" ", "-"));
  eleventyConfig.addFilter("headings", (html) =>
    Array.from(html.matchAll(HEADING), ([, level, id, text]) => ({ level, id, text })),
  );

  const newestFirst = (api) => api.getFilteredByGlob("posts/*.md").reverse();
  eleventyConfig.addCollection("posts", (api) => {
    const posts = newestFirst(api);
    posts.forEach((post, at) => {
      post.data.next = posts[at - 1];
      post.data.previous = posts[at + 1];
    });
    return posts;
  });
  for (const kind of ["categories", "tags"]) {
    eleventyConfig.addCollection(`by_${kind}`, (api) => {
      const terms = new Map();
      for (const post of newestFirst(api)) {
        for (const name of post.data[kind]) {
          if (!terms.has(name)) terms.set(name, []);
          terms.get(name).push(post);
        }
      }
      return Array.from(terms, ([name, posts]) => ({ name, posts }));
    });
  }
  return { markdownTemplateEngine: false, dir: { output: "_site" } };
}
