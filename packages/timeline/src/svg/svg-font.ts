/** For the words in a drawing: the reader's own, as far as a drawing can have it. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
