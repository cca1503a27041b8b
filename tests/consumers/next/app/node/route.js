import { loadEngine } from "stored-value-engine";

export const runtime = "nodejs";

/** @param {Request} request */
export async function POST(request) {
  const engine = await loadEngine();
  return Response.json(engine.quote(await request.json()));
}
