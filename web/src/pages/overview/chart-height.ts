/** Pixels: of a chart, and of what stands in its place while it is loaded. */
export const chartHeight = 200;
