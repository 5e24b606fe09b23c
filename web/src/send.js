// Send an act to the server and get its answer as JSON.
export async function send(path, pairs) {
  const body = pairs instanceof FormData ? pairs : new URLSearchParams(pairs);
  const response = await fetch(path, {
    method: "POST",
    body,
    headers: { accept: "application/json", "x-csrf": document.body.dataset.csrf },
  });
  const answer = await response.json().catch(() => ({ error: { message: "the server did not answer as it should", hint: "Load the page again." } }));
  return { ok: response.ok, status: response.status, answer };
}

export function cookie(name) {
  return document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}
