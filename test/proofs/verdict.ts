export type Verdict =
  | { readonly ok: true; readonly milliseconds: number; readonly found?: string }
  | { readonly ok: false; readonly milliseconds: number; readonly why: string };
