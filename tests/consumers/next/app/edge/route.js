import { loadEngine } from "stored-value-engine";

export const runtime = "edge";

/** @param {Request} request */
export async function POST(request) {
  const engine = await loadEngine();
  return Response.json(engine.quote(await request.json()));
}
