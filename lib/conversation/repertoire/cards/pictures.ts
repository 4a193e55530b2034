/**
 * Small drawings that travel inside the card, so that they show on any desk without loading a thing from anywhere. For
 * channels that take pictures by address only (LINE does), put an `https:` address in their place.
 */
export const PICTURES = {
  machine: drawing(
    '#4a4db5',
    '<path d="M120 30h80v20h-60v50h60v20h-80z" fill="#fff"/><path d="M150 66h36v14a18 14 0 0 1-36 0z" fill="#ffd166"/>',
  ),
  person: drawing(
    '#4a4db5',
    '<circle cx="160" cy="55" r="24" fill="#fff"/><path d="M110 130a50 44 0 0 1 100 0z" fill="#fff"/>',
  ),
  sun: drawing('#8ecae6', '<circle cx="160" cy="75" r="36" fill="#ffb703"/>'),
} as const;

function drawing(background: string, shapes: string): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="150" viewBox="0 0 320 150">' +
    `<rect width="320" height="150" fill="${background}"/>${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
