// A message that podpick sent, as elements of the component library.

import { escape, markdown, moment, plain } from "./markdown.mjs";
import { avatars, NOW } from "./scene.mjs";

const PRIVATE = 64;
const BUTTONS = { 1: "primary", 2: "secondary", 3: "success", 4: "destructive" };

/** The body of a message or of the answer to a command, in its channel. */
export function messageHtml(body, { channel, asker, command }) {
  const message = body.data ?? body;
  const cause = command && `<discord-command slot="reply" ${attributes({ author: asker, avatar: avatars[asker], command })}></discord-command>`;
  const timestamp = `Today at ${moment(NOW / 1000, "t")}`;
  const author = attributes({ author: "podpick", avatar: avatars.podpick, timestamp, bot: true, ephemeral: (message.flags & PRIVATE) > 0 });
  const rows = message.components?.map(row).join("") ?? "";
  return `<discord-messages channel-type="text" channel-name="${escape(channel)}"><discord-message ${author}>
    ${cause ?? ""}${markdown(message.content ?? "")}
    ${(message.embeds ?? []).map(embed).join("")}
    ${message.poll ? poll(message.poll) : ""}
    <discord-attachments slot="components">${rows}</discord-attachments>
  </discord-message></discord-messages>`;
}

function embed({ color, author, title, url, description, fields, footer }) {
  const colour = color === undefined ? undefined : `#${color.toString(16).padStart(6, "0")}`;
  const head = attributes({ slot: "embeds", color: colour, "author-name": author?.name, "embed-title": title && plain(title), url });
  return `<discord-embed ${head}>
    ${description ? `<discord-embed-description slot="description">${markdown(description)}</discord-embed-description>` : ""}
    ${fields?.length ? `<discord-embed-fields slot="fields">${inRows(fields).map(field).join("")}</discord-embed-fields>` : ""}
    ${footer ? `<discord-embed-footer slot="footer">${escape(footer.text)}</discord-embed-footer>` : ""}
  </discord-embed>`;
}

/** A poll in which nobody has voted yet. */
function poll({ question, answers, duration }) {
  const all = answers.map((one) => `<discord-poll-answer ${attributes({ answer: one.poll_media.text, votes: 0 })}></discord-poll-answer>`);
  return `<discord-poll slot="embeds" ${attributes({ question: question.text, "time-end": `${duration}h` })}>${all.join("")}</discord-poll>`;
}

/** Up to three inline fields stand side by side. */
function inRows(fields) {
  let before = 0;
  return fields.map((one) => ({ ...one, place: (before = one.inline ? (before % 3) + 1 : 0) }));
}

function field({ name, value, inline, place }) {
  const head = attributes({ "field-title": plain(name), inline, "inline-index": inline ? place : undefined });
  return `<discord-embed-field ${head}>${markdown(value)}</discord-embed-field>`;
}

const row = ({ components }) => `<discord-action-row>${components.map(component).join("")}</discord-action-row>`;

function component({ type, style, label, url, disabled, placeholder }) {
  if (type === 2) return `<discord-button ${attributes({ type: BUTTONS[style] ?? "secondary", url, disabled })}>${escape(label)}</discord-button>`;
  if (type === 3) return `<discord-string-select-menu ${attributes({ placeholder, disabled })}></discord-string-select-menu>`;
  throw new Error(`no component of type ${type} is drawn here`);
}

function attributes(values) {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  return set.map(([name, value]) => (value === true ? name : `${name}="${escape(value)}"`)).join(" ");
}
