/**
 * For paper of any size: A4 and Letter have the same margins, and nothing has a fixed width. Differences are of
 * lightness and line, never of hue alone, so a greyscale print is readable.
 */
export const style = `
@page { margin: 16mm 15mm 18mm }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 24px; max-width: 780px; color: #111; background: #fff;
  font: 11pt/1.45 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere }
header { border-bottom: 2px solid #111; margin-bottom: 18px; padding-bottom: 10px }
.logo { display: block; max-height: 56px; max-width: 220px; margin-bottom: 10px }
.msp { margin: 0 0 8px; font-weight: 600 }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 }
h2 { font-size: 13pt; margin: 22px 0 8px; break-after: avoid }
h3 { font-size: 11pt; margin: 12px 0 4px; break-after: avoid }
.subject { font-size: 14pt; font-weight: 600; margin: 4px 0 0 }
.period { margin: 2px 0 0; color: #333 }
.warning { border: 1.5px solid #111; padding: 8px 10px; font-weight: 600 }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 8px; margin: 0 }
.figures div { border: 1px solid #999; border-radius: 4px; padding: 8px 10px; break-inside: avoid }
.figures dt { color: #333; font-size: 9.5pt }
.figures dd { margin: 0; font-size: 16pt; font-weight: 600 }
.figures span { display: block; font-size: 9pt; font-weight: 400; color: #333 }
section { break-inside: avoid }
.long { break-inside: auto }
.long tbody tr:last-child { break-before: avoid }
svg { display: block; width: 100%; height: auto; break-inside: avoid }
svg text { font: 8px system-ui, Arial, sans-serif; fill: #333 }
.legend { break-before: avoid; font-size: 9pt; color: #333; margin: 4px 0 0 }
.key { display: inline-block; width: 12px; height: 9px; margin-left: 8px }
.key.dark { background: #33415c; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.key.dashed { border: 1px dashed #777 }
table { border-collapse: collapse; width: 100%; font-size: 10pt }
th, td { text-align: left; padding: 4px 8px 4px 0; border-bottom: 1px solid #ccc; vertical-align: top }
thead th { border-bottom: 1.5px solid #111 }
tr { break-inside: avoid }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; padding-right: 0; width: 20% }
footer { border-top: 1px solid #999; margin-top: 24px; padding-top: 8px; font-size: 9pt; color: #333 }
footer p { margin: 2px 0 }
@media print { body { padding: 0; max-width: none; font-size: 10pt } }
`;
