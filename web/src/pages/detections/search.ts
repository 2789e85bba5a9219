/** The filter, order and page of the detections, as the address holds them. */
export const detectionSearch = (search: Record<string, unknown>) => search;
