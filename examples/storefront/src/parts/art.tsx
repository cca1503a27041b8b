// The shop's pictures: drawn here, in the page's colours, and said nothing of to a screen reader.

import type { JSX } from "preact";

const hidden = { "aria-hidden": "true", focusable: "false" } as const;

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" {...hidden}>
      <rect class="art-deep" width="32" height="32" rx="9" />
      <path class="art-clay" d="M6 12h20a10 8 0 0 1-20 0Z" />
      <path class="art-foam" d="M5 24q2.75-3 5.5 0t5.5 0 5.5 0 5.5 0" />
    </svg>
  );
}

export function Landscape() {
  return (
    <svg class="landscape" viewBox="0 0 1200 260" preserveAspectRatio="xMidYMax slice" {...hidden}>
      <circle class="art-sun" cx="860" cy="84" r="50" />
      <path
        class="art-far"
        d="M0 196c140-18 260 2 380-8s200-34 300-24 90-42 170-46 100 30 160 22 100-44 190-36v156H0Z"
      />
      <path
        class="art-near"
        d="M0 212c120-14 220-2 340-8s220-22 330-16 160 14 250 4 160-44 280-30v98H0Z"
      />
      <path class="art-sea" d={`M0 210${"q25-7 50 0t50 0".repeat(12)}v50H0Z`} />
      <g class="art-boat">
        <path class="art-clay" d="M524 212q76 20 180 0q-24 24-90 24t-90-24Z" />
        <path class="art-dark" d="M600 214q2-26 14-26t14 26Z" />
        <circle class="art-dark" cx="614" cy="179" r="9.5" />
        <path class="art-paddle" d="M566 234L664 172" />
      </g>
      <path class="art-wave" d={`M0 248${"q25-7 50 0t50 0".repeat(12)}`} />
    </svg>
  );
}

/** Each drawn about its middle: a wide frame shows it all, a narrow one the middle. */
const scenes: Record<string, JSX.Element> = {
  "evening-tour": (
    <>
      <circle class="art-sun" cx="60" cy="25" r="12" />
      <path class="art-sea" d="M0 32q10-3 20 0t20 0 20 0 20 0 20 0 20 0v28H0Z" />
      <path class="art-clay" d="M41 38q19 6 38 0q-5 8-19 8t-19-8Z" />
      <path class="art-wave" d="M2 50q10-3 20 0t20 0 20 0 20 0 20 0 20 0" />
    </>
  ),
  "island-day": (
    <>
      <circle class="art-sun" cx="75" cy="14" r="5" />
      <path class="art-near" d="M34 44q4-22 25-22t27 22Z" />
      <path class="art-far" d="M52 12l-9 20h18Zm12 8l-8 15h16Z" />
      <path class="art-sea" d="M0 40q10-3 20 0t20 0 20 0 20 0 20 0 20 0v20H0Z" />
      <path class="art-wave" d="M2 49q10-3 20 0t20 0 20 0 20 0 20 0 20 0" />
    </>
  ),
  pottery: (
    <>
      <path class="art-near" d="M0 48h120v12H0Z" />
      <path class="art-clay" d="M43 17h34q1 27-11 31H54q-12-4-11-31Z" />
      <path class="art-dark" d="M43 17q17-7 34 0q-17 7-34 0Z" />
      <path class="art-wave" d="M45 28q15 6 30 0M48 36q12 5 24 0" />
    </>
  ),
  boatyard: (
    <>
      <path class="art-near" d="M39 52V27l21-16 21 16v25Z" />
      <path class="art-far" d="M45 52V31h30v21Z" />
      <path class="art-clay" d="M46 38q14 5 28 0q-3 7-14 7t-14-7Z" />
      <path class="art-sea" d="M0 52h120v8H0Z" />
    </>
  ),
};

export function Scene({ experienceId }: { experienceId: string }) {
  return (
    <svg class="scene" viewBox="0 0 120 60" preserveAspectRatio="xMidYMid slice" {...hidden}>
      <rect class="art-sky" width="120" height="60" />
      {scenes[experienceId]}
    </svg>
  );
}
