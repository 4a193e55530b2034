/** Where buttons lead and media come from. `example.com` belongs to nobody (RFC 2606): put your own addresses here. */
export const LINKS = {
  returns: 'https://example.com/returns',
  label: 'https://example.com/returns/label',
  account: 'https://example.com/account',
  invoice: 'https://example.com/invoices/1042',
  tracking: 'https://example.com/track/1042',
  signin: 'https://example.com/sign-in',
  sound: 'https://example.com/media/pump.mp3',
  lights: 'https://example.com/media/three-lights.gif',
  film: 'https://example.com/media/descaling.mp4',
} as const;
