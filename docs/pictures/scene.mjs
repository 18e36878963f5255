// Who is where in the pictures, and when: what Discord knows and podpick's answers name by a number.

/** Just after the weekly pick came. */
export const NOW = new Date("2026-03-06T16:02:00Z");
export const ZONE = "Europe/Berlin";

/** Names of the numbers in tests/it/world/people.rs and tests/it/pictures.rs. */
export const names = new Map([
  ["333000000000000001", "Anna"],
  ["333000000000000004", "Mia"],
  ["444000000000000010", "weekly-pick"],
  ["444000000000000011", "moderators"],
  ["444000000000000013", "weekly-pick"],
]);

const face = (shapes) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${shapes}</svg>`)}`;
const initial = (letter, colour) =>
  face(`<rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${letter}</text>`);

export const avatars = {
  Anna: initial("A", "#d9663d"),
  Mia: initial("M", "#3d8bd9"),
  podpick: face(
    `<rect width="40" height="40" fill="#5b3fa8"/><g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round">` +
      `<path d="M11 25a11 11 0 1 1 18 0"/><path d="M15.5 22a5.5 5.5 0 1 1 9 0"/></g>` +
      `<circle cx="20" cy="19" r="2.6" fill="#fff"/><path d="M18.2 24h3.6l-.9 9h-1.8z" fill="#fff"/>`,
  ),
};

/** Each picture: its source, and what stands around podpick's words. */
export const pictures = [
  { source: "topic.json", channel: "talk", asker: "Anna", command: "podcast topic" },
  { source: "pick.json", channel: "weekly-pick" },
  { source: "status.json", channel: "moderators", asker: "Mia", command: "pick status" },
  { source: "vote.json", channel: "weekly-pick" },
  { source: "suggestion.json", channel: "moderators" },
  { source: "terminal.txt", command: "podpick ask djagno" },
];
