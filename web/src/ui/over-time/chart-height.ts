/** Pixels: the height of a chart, and of its placeholder while it loads. */
export const chartHeight = 200;
