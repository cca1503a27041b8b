// What the page waits for: values that arrive later, or fail to.

import { useCallback, useEffect, useState } from "preact/hooks";
import { loadEngine, type Engine } from "stored-value-engine";
import type { messageFor } from "stored-value-engine/messages";
import { speak, type Language, type Speech } from "./language.ts";
import { fetchCatalogue, type Catalogue } from "./shop.ts";

export type MessageFor = typeof messageFor;
export type Loading<T> = { state: "loading" } | { state: "failed" } | { state: "ready"; value: T };

function useLoaded<T>(load: () => Promise<T>) {
  const [loading, setLoading] = useState<Loading<T>>({ state: "loading" });
  const reload = useCallback(async () => {
    try {
      setLoading({ state: "ready", value: await load() });
    } catch (error) {
      console.error(error);
      setLoading({ state: "failed" });
    }
  }, [load]);
  useEffect(() => void reload(), [reload]);
  return [loading, reload] as const;
}

const openEngine = () => loadEngine();

export function useEngine(): Loading<Engine> {
  return useLoaded(openEngine)[0];
}

/** A catalogue, and how to turn this device's clock into the shop's. */
export interface OpenShop {
  catalogue: Catalogue;
  now(): number;
}

async function openShop(): Promise<OpenShop> {
  const catalogue = await fetchCatalogue();
  const opened = performance.now();
  return { catalogue, now: () => catalogue.now + Math.round(performance.now() - opened) };
}

export function useCatalogue() {
  return useLoaded(openShop);
}

/** The words of a language; those of the one before until they are there. */
export function useSpeech(language: Language): Speech | undefined {
  const [speech, setSpeech] = useState<Speech>();
  useEffect(() => {
    let isWanted = true;
    void speak(language).then((loaded) => {
      if (isWanted) setSpeech(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return speech;
}

/** What refusals say: in all languages, so fetched when the page has done the rest. */
export function useMessages(): MessageFor | undefined {
  const [messages, setMessages] = useState<{ messageFor: MessageFor }>();
  useEffect(() => void import("stored-value-engine/messages").then(setMessages), []);
  return messages?.messageFor;
}
