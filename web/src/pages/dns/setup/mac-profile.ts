/**
 * A configuration profile with which macOS and iOS query `address` over HTTPS: “DNSSettings” of Apple’s device
 * management.
 */
export function macProfile(address: string, [profile, content]: readonly [string, string]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>picket.dns.${profile}</string>
  <key>PayloadUUID</key><string>${profile}</string>
  <key>PayloadDisplayName</key><string>Protective DNS (Picket)</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>com.apple.dnsSettings.managed</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>picket.dns.${content}</string>
      <key>PayloadUUID</key><string>${content}</string>
      <key>PayloadDisplayName</key><string>DNS over HTTPS</string>
      <key>DNSSettings</key>
      <dict>
        <key>DNSProtocol</key><string>HTTPS</string>
        <key>ServerURL</key><string>${escapeXml(address)}</string>
      </dict>
    </dict>
  </array>
</dict>
</plist>`;
}

const escapeXml = (value: string): string =>
  value.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** A random UUID of version 4. `crypto.randomUUID` is missing on pages without TLS. */
export function newUuid(random: Uint8Array): string {
  const octets = random.slice(0, 16);
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x40;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-').toUpperCase();
}
