// Draws the pictures beside this file from their sources, with a headless Chromium: `npm ci && npm run draw`.
// CHROMIUM says where the browser is. Nothing is fetched from the net.

import { readFile, writeFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { escape } from "./markdown.mjs";
import { messageHtml } from "./message.mjs";
import { pictures } from "./scene.mjs";

const ORIGIN = "http://pictures.invalid/";
const TYPES = { js: "text/javascript", css: "text/css", woff2: "font/woff2" };
const FONTS = ["noto-sans/400", "noto-sans/400-italic", "noto-sans/500", "noto-sans/600", "noto-sans/700", "noto-sans-mono/400", "noto-sans-mono/700"];
const MODULES = {
  lit: "index.js",
  "lit-html": "lit-html.js",
  "lit-element": "index.js",
  "@lit/reactive-element": "reactive-element.js",
  "@lit/context": "index.js",
};
const HEAVIEST = 150_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-lcd-text", "--font-render-hinting=none"],
});
try {
  for (const picture of pictures) await draw(picture);
} finally {
  await browser.close();
}

async function draw(picture) {
  const source = await readFile(new URL(picture.source, import.meta.url), "utf8");
  const page = await browser.newPage({ viewport: { width: 800, height: 600 }, deviceScaleFactor: 2 });
  page.on("pageerror", (error) => { throw error; });
  await page.route("**", serve(html(picture, source)));
  await page.goto(ORIGIN);
  await page.evaluate(style);
  const shot = await page.locator("#picture").screenshot();
  const png = withSource(await sharp(shot).png({ palette: true, dither: 0, effort: 10 }).toBuffer(), source);
  if (png.length >= HEAVIEST) throw new Error(`${picture.source} makes a picture of ${png.length} bytes`);
  const target = picture.source.replace(/\.\w+$/, ".png");
  await writeFile(new URL(target, import.meta.url), png);
  console.log(`${target}: ${png.length} bytes`);
  await page.close();
}

function html(picture, source) {
  const body = picture.source.endsWith(".json") ? messageHtml(JSON.parse(source), picture) : terminalHtml(source, picture);
  const modules = Object.entries(MODULES);
  const imports = Object.fromEntries(modules.flatMap(([name, main]) => [[name, `/${name}/${main}`], [`${name}/`, `/${name}/`]]));
  return `<!doctype html><meta charset="utf-8">
    ${FONTS.map((font) => `<link rel="stylesheet" href="/@fontsource/${font}.css">`).join("")}
    <link rel="stylesheet" href="/pictures.css">
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module" src="/@skyra/discord-components-core/dist/index.js"></script>
    <div id="picture">${body}</div>`;
}

/** In the page: waits for the fonts, and gives the library's elements the rules that no style sheet outside reaches. */
async function style() {
  await document.fonts.ready;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .discord-message-timestamp, .discord-message-ephemeral { color: #a3a6aa !important; }
    button svg, a.secondary svg { margin-left: 8px; }
    .no-wrap svg { margin-right: 2px !important; }`);
  for (const element of document.querySelectorAll("*")) element.shadowRoot?.adoptedStyleSheets.push(sheet);
}

/** What podpick said to a terminal that shows colours; `^[` stands for the escape character. */
function terminalHtml(text, { command }) {
  let classes = [];
  const parts = text.split(/\^\[\[(\d+)m/).map((part, at) => {
    if (at % 2 === 0) return `<span class="${classes.join(" ")}">${escape(part)}</span>`;
    classes = part === "0" ? [] : [...classes, `sgr-${part}`];
    return "";
  });
  return `<div class="terminal"><div class="bar"><i></i><i></i><i></i></div>` +
    `<pre><span class="sgr-32">$</span> ${escape(command)}\n${parts.join("")}</pre></div>`;
}

/** Answers the page's requests from this folder and node_modules, and no others. */
function serve(html) {
  return async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (`${origin}/` !== ORIGIN) return route.abort();
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html });
    const place = pathname === "/pictures.css" ? "." : "./node_modules";
    const body = await readFile(new URL(place + pathname, import.meta.url));
    return route.fulfill({ contentType: TYPES[pathname.split(".").pop()], body });
  };
}

/** The PNG with its source in a text chunk, by which the tests know what it was drawn from. */
function withSource(png, source) {
  const data = Buffer.from(`iTXtSource\0\0\0\0\0${source}`);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length - 4);
  check.writeUInt32BE(crc32(data));
  // Behind the signature and the header, whose lengths are fixed.
  return Buffer.concat([png.subarray(0, 33), length, data, check, png.subarray(33)]);
}
