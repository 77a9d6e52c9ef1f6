// Keeps the playground at hand for when there is no network. The names are put in when the page is bundled.

/** What is used of a service worker's scope, which the types of pages do not have. */
interface ServiceWorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate", listener: (event: LongEvent) => void): void;
  addEventListener(kind: "fetch", listener: (event: FetchedEvent) => void): void;
}

interface LongEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchedEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;

/** What the page consists of, from its folder. */
declare const FILES: readonly string[];
/** Another one for every other content. */
declare const VERSION: string;

const CACHE = `slotwise-playground-${VERSION}`;

scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(requestFor))));
  // Nobody is hurried over to it: a page of the version before goes on with its files, which nobody else has any more.
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOlder).map((name) => caches.delete(name))))
      .then(() => scope.clients.claim()),
  );
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.registration.scope)) return;
  event.respondWith(request.mode === "navigate" ? newest(request) : kept(request));
});

/**
 * The page itself may be a newer one; without a network, with one that hangs, or with a host that fails, it is the one that was
 * kept.
 */
async function newest(request: Request): Promise<Response> {
  const asked = fetch(request, { cache: "no-cache" }).catch(() => undefined);
  const answer = await Promise.race([asked, afterMilliseconds(PATIENCE_MILLISECONDS)]);
  // What it says itself of an address that there is not, or that is elsewhere, is no failure.
  if (answer !== undefined && answer.status < FAILURE) return answer;
  // With `?embed` it is the same page. Another address is another file, or nothing.
  return (await caches.match(request, { ignoreSearch: true })) ?? (await asked) ?? Response.error();
}

/** Whoever has the page already waits no longer to hear of a newer one. */
const PATIENCE_MILLISECONDS = 3000;

function afterMilliseconds(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}

/** The least status that is a host's own fault. */
const FAILURE = 500;

/** Every other file is in a folder that is named for its content, and never changes: once fetched it need not be again. */
async function kept(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok) await keep(request, answer.clone());
  return answer;
}

/** Where a browser has no room left, what was fetched is used all the same. */
async function keep(request: Request, answer: Response): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(request, answer);
  } catch {
    // It is fetched again.
  }
}

/**
 * The page comes past the browser's own cache, which may still have that of an earlier version: it asks for files that are
 * gone. The files have been fetched with the page, and are the same for ever.
 */
function requestFor(file: string): Request {
  return new Request(new URL(file, scope.registration.scope), { cache: file === "./" ? "no-cache" : "default" });
}

function isOlder(name: string): boolean {
  return name.startsWith("slotwise-playground-") && name !== CACHE;
}

export {};
