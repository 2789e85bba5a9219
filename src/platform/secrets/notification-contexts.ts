/**
 * The encryption contexts of the secrets of notifications (`Keyring.seal`). They are here because exports re-encrypt
 * them, and notifications report failed backups, which are exports.
 */
export const channelSecretContext = 'notification_channel.secret';
export const heartbeatContext = 'heartbeat.url';
