type Listener = (event: never) => unknown;

/** A webview panel as the editor hands it out, with what it was sent and ways to speak for its page and its window. */
export interface StandInPanel {
  readonly sent: { readonly kind: string; readonly message?: string; readonly [name: string]: unknown }[];
  readonly reveals: () => number;
  visible: boolean;
  say(message: unknown): Promise<void>;
  /** Its tab is shown or hidden. */
  show(isVisible: boolean): void;
  close(): void;
  readonly webview: { html: string };
}

export function standInPanel(): StandInPanel {
  const sent: StandInPanel["sent"] = [];
  const listeners = { message: [] as Listener[], view: [] as Listener[], closed: [] as Listener[] };
  const listen = (kind: keyof typeof listeners) => (listener: Listener) => {
    listeners[kind].push(listener);
    return { dispose: () => void listeners[kind].splice(listeners[kind].indexOf(listener), 1) };
  };
  let reveals = 0;
  let isClosed = false;
  const webview = {
    html: "",
    cspSource: "",
    asWebviewUri: (uri: object) => uri,
    onDidReceiveMessage: listen("message"),
    postMessage: async (message: StandInPanel["sent"][number]) => sent.push(message) > 0,
  };
  const panel = {
    sent,
    visible: true,
    reveals: () => reveals,
    reveal: () => void reveals++,
    say: async (message: unknown) => {
      for (const listener of listeners.message) await listener(message as never);
    },
    show: (isVisible: boolean) => {
      panel.visible = isVisible;
      for (const listener of listeners.view) listener({} as never);
    },
    close: () => {
      isClosed = true;
      for (const listener of [...listeners.closed]) listener({} as never);
    },
    dispose: () => panel.close(),
    onDidDispose: listen("closed"),
    onDidChangeViewState: listen("view"),
    get webview() {
      if (isClosed) throw new Error("Webview is disposed");
      return webview;
    },
  };
  return panel;
}
