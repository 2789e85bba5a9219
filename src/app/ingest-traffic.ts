/** Counts arriving detections, so that other work can make room for them. */
export interface IngestTraffic {
  note(detections: number): void;
  /** How many arrived since the last call. */
  sinceLast(): number;
}

export function ingestTraffic(): IngestTraffic {
  let count = 0;
  return {
    note(detections) {
      count += detections;
    },
    sinceLast() {
      const before = count;
      count = 0;
      return before;
    },
  };
}
