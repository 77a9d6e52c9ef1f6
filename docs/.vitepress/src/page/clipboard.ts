/** Where a page is not sent safely, or is in somebody's frame, there may be no clipboard at all. */
export async function isInClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
