/**
 * What the secrets of notifications are encrypted for (`Keyring.seal`). Here, because exports re-encrypt them, and
 * notifications report failed backups, which are exports.
 */
export const channelSecretContext = 'notification_channel.secret';
export const heartbeatContext = 'heartbeat.url';
