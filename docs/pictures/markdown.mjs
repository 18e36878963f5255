// Discord's markdown as HTML and elements of the component library. Everything else is text, and escaped.

import { names, NOW, ZONE } from "./scene.mjs";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text that is nothing but text. */
export const escape = (text) => String(text).replace(/[&<>"']/g, (mark) => ESCAPES[mark]);

// The first that fits counts; what it holds is rendered by the function beside it.
const RULES = [
  [/^\\([^\w\s])/, (_, mark) => escape(mark)],
  [/^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s)]+)\)/, (_, label) => `<discord-link>${markdown(label)}</discord-link>`],
  [/^\*\*((?:\\.|[^\\])+?)\*\*/s, (_, text) => `<strong>${markdown(text)}</strong>`],
  [/^\*((?:\\.|[^\\*])+)\*/, (_, text) => `<em>${markdown(text)}</em>`],
  [/^`([^`]+)`/, (_, text) => `<discord-code>${escape(text)}</discord-code>`],
  [/^<t:(\d+):(\w)>/, (_, seconds, style) => `<discord-time>${escape(moment(seconds, style))}</discord-time>`],
  [/^<#(\d+)>/, (_, id) => mention("channel", names.get(id))],
  [/^<@&(\d+)>/, (_, id) => mention("role", names.get(id))],
  [/^<@(\d+)>/, (_, id) => mention("user", names.get(id))],
  [/^<\/([^:>]+):\d+>/, (_, name) => mention("slash", name)],
  [/^\n/, () => "<br>"],
];

/** A text with Discord's marks in it, as HTML. */
export function markdown(text) {
  let html = "";
  while (text) {
    const [found, render] = RULES.map(([rule, render]) => [rule.exec(text), render]).find(([found]) => found) ?? [];
    html += found ? render(...found) : escape(text[0]);
    text = text.slice(found ? found[0].length : 1);
  }
  return html;
}

/** The same where only text may stand. */
export const plain = (text) => text.replace(/\\([^\w\s])/g, "$1");

function mention(type, name) {
  if (!name) throw new Error(`scene.mjs has no name for this ${type}`);
  return `<discord-mention type="${type}">${escape(name)}</discord-mention>`;
}

/** A moment as Discord shows it, by the letter behind it. */
export function moment(seconds, style) {
  const time = new Date(seconds * 1000);
  if (style === "R") return relative((time - NOW) / 1000);
  const styles = {
    t: { timeStyle: "short" },
    T: { timeStyle: "medium" },
    d: { dateStyle: "short" },
    D: { dateStyle: "long" },
    f: { dateStyle: "long", timeStyle: "short" },
    F: { dateStyle: "full", timeStyle: "short" },
  };
  return new Intl.DateTimeFormat("en-US", { ...styles[style], timeZone: ZONE }).format(time);
}

function relative(seconds) {
  const [unit, size] = [["day", 86400], ["hour", 3600], ["minute", 60]].find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en-US", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
