"use client";

import { createElement, useEffect, useState } from "react";
import { loadEngine, loadEngineSync } from "stored-value-engine";
import { offer } from "../../app/offer.js";

export default function Page() {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    offer({ loadEngine, loadEngineSync });
    setReady(true);
  }, []);
  return createElement("p", { id: ready ? "ready" : undefined }, "Prices what it is given.");
}
