// The names that the shop's customers read, in the nine languages of its storefront.
//
// Data of the shop, served with the catalogue and with a token. Nothing is computed from it, and
// nothing else in the shop is a sentence.

/** @typedef {Record<"en" | "da" | "sv" | "nb" | "de" | "nl" | "fr" | "es" | "it", string>} Text */

/**
 * @template T
 * @param {Record<string, T>} texts
 * @param {string} id of goods or of a token type
 * @returns {T}
 */
export function textOf(texts, id) {
  const text = texts[id];
  if (!text) throw new Error(`the shop has no text for ${id}`);
  return text;
}

/** @type {Record<string, { name: Text, blurb: Text }>} */
export const experienceTexts = {
  "evening-tour": {
    name: {
      en: "Evening kayak tour",
      da: "Kajaktur ved aftenstid",
      sv: "Kajaktur i kvällsljus",
      nb: "Kajakktur i kveldslys",
      de: "Kajaktour am Abend",
      nl: "Kajaktocht bij avondlicht",
      fr: "Kayak au crépuscule",
      es: "Kayak al atardecer",
      it: "Kayak al tramonto",
    },
    blurb: {
      en: "Two calm hours among the skerries while the light goes down.",
      da: "To rolige timer mellem skærene, mens lyset falder.",
      sv: "Två lugna timmar bland skären medan ljuset sjunker.",
      nb: "To rolige timer mellom skjærene mens lyset synker.",
      de: "Zwei ruhige Stunden zwischen den Schären im letzten Licht.",
      nl: "Twee rustige uren tussen de scheren bij het laatste licht.",
      fr: "Deux heures paisibles entre les îlots, dans la lumière du soir.",
      es: "Dos horas tranquilas entre islotes con la última luz del día.",
      it: "Due ore tranquille tra gli isolotti con l’ultima luce.",
    },
  },
  "island-day": {
    name: {
      en: "Island day trip",
      da: "Dagstur til øerne",
      sv: "Dagstur till öarna",
      nb: "Dagstur til øyene",
      de: "Tagestour zu den Inseln",
      nl: "Dagtocht naar de eilanden",
      fr: "Journée dans les îles",
      es: "Excursión a las islas",
      it: "Giornata alle isole",
    },
    blurb: {
      en: "A whole day on the water, with time to swim and rest on warm rocks.",
      da: "En hel dag på vandet med tid til en svømmetur og varme klipper.",
      sv: "En hel dag på vattnet, med tid för bad och varma klippor.",
      nb: "En hel dag på vannet, med tid til bad og varme svaberg.",
      de: "Ein ganzer Tag auf dem Wasser, mit Zeit zum Baden auf warmen Felsen.",
      nl: "Een hele dag op het water, met tijd om te zwemmen en uit te rusten.",
      fr: "Une journée entière sur l’eau, avec baignade et pause au soleil.",
      es: "Un día entero en el agua, con tiempo para bañarse y descansar.",
      it: "Un giorno intero in acqua, con tempo per nuotare e riposare.",
    },
  },
  pottery: {
    name: {
      en: "Pottery workshop",
      da: "Keramikværksted",
      sv: "Keramikverkstad",
      nb: "Keramikkverksted",
      de: "Töpferwerkstatt",
      nl: "Workshop pottenbakken",
      fr: "Atelier de poterie",
      es: "Taller de cerámica",
      it: "Laboratorio di ceramica",
    },
    blurb: {
      en: "Throw your first bowl. We glaze it, fire it and post it to you.",
      da: "Drej din første skål. Vi glaserer, brænder og sender den til dig.",
      sv: "Dreja din första skål. Vi glaserar, bränner och skickar den till dig.",
      nb: "Drei din første skål. Vi glaserer, brenner og sender den til deg.",
      de: "Drehen Sie Ihre erste Schale. Wir glasieren, brennen und versenden sie.",
      nl: "Draai je eerste kom. Wij glazuren, bakken en versturen hem.",
      fr: "Tournez votre premier bol. Nous l’émaillons, le cuisons et l’envoyons.",
      es: "Tornea tu primer cuenco. Lo esmaltamos, lo cocemos y te lo enviamos.",
      it: "Crea la tua prima ciotola: la smaltiamo, la cuociamo e te la spediamo.",
    },
  },
  boatyard: {
    name: {
      en: "Boatyard tour",
      da: "Rundvisning på bådeværftet",
      sv: "Visning på båtvarvet",
      nb: "Omvisning på båtverftet",
      de: "Führung durch die Bootswerft",
      nl: "Rondleiding op de scheepswerf",
      fr: "Visite du chantier naval",
      es: "Visita al astillero",
      it: "Visita al cantiere navale",
    },
    blurb: {
      en: "See how a wooden kayak is built, and take the plane in your own hands.",
      da: "Se, hvordan en trækajak bygges, og tag selv fat i høvlen.",
      sv: "Se hur en träkajak byggs, och pröva själv att hyvla.",
      nb: "Se hvordan en trekajakk bygges, og prøv høvelen selv.",
      de: "Sehen Sie, wie ein Holzkajak entsteht, und hobeln Sie selbst mit.",
      nl: "Zie hoe een houten kajak wordt gebouwd en schaaf zelf mee.",
      fr: "Voyez naître un kayak en bois et maniez vous-même le rabot.",
      es: "Descubre cómo se construye un kayak de madera y cepilla tú mismo.",
      it: "Scopri come nasce un kayak in legno e prova tu stesso la pialla.",
    },
  },
};

/** @type {Record<string, Text>} */
export const addonTexts = {
  drysuit: {
    en: "Dry suit",
    da: "Tørdragt",
    sv: "Torrdräkt",
    nb: "Tørrdrakt",
    de: "Trockenanzug",
    nl: "Droogpak",
    fr: "Combinaison étanche",
    es: "Traje seco",
    it: "Muta stagna",
  },
  picnic: {
    en: "Picnic basket",
    da: "Frokostkurv",
    sv: "Picknickkorg",
    nb: "Piknikkurv",
    de: "Picknickkorb",
    nl: "Picknickmand",
    fr: "Panier pique-nique",
    es: "Cesta de pícnic",
    it: "Cestino da picnic",
  },
  glaze: {
    en: "Gold glaze",
    da: "Guldglasur",
    sv: "Guldglasyr",
    nb: "Gullglasur",
    de: "Goldglasur",
    nl: "Gouden glazuur",
    fr: "Émail doré",
    es: "Esmalte dorado",
    it: "Smalto dorato",
  },
  photos: {
    en: "Photos of the day",
    da: "Dagens billeder",
    sv: "Dagens bilder",
    nb: "Dagens bilder",
    de: "Fotos vom Tag",
    nl: "Foto’s van de dag",
    fr: "Photos de la journée",
    es: "Fotos del día",
    it: "Foto della giornata",
  },
};

/** @type {Text} */
export const feeText = {
  en: "Booking fee",
  da: "Bestillingsgebyr",
  sv: "Bokningsavgift",
  nb: "Bestillingsgebyr",
  de: "Buchungsgebühr",
  nl: "Boekingskosten",
  fr: "Frais de réservation",
  es: "Gastos de reserva",
  it: "Spese di prenotazione",
};

/** @type {Record<string, Text>} */
export const tokenTypeTexts = {
  "gift-card": {
    en: "Gift card",
    da: "Gavekort",
    sv: "Presentkort",
    nb: "Gavekort",
    de: "Geschenkkarte",
    nl: "Cadeaukaart",
    fr: "Carte cadeau",
    es: "Tarjeta regalo",
    it: "Carta regalo",
  },
  "gift-card-eur": {
    en: "Gift card in euro",
    da: "Gavekort i euro",
    sv: "Presentkort i euro",
    nb: "Gavekort i euro",
    de: "Geschenkkarte in Euro",
    nl: "Cadeaukaart in euro",
    fr: "Carte cadeau en euros",
    es: "Tarjeta regalo en euros",
    it: "Carta regalo in euro",
  },
  campaign: {
    en: "Spring campaign card",
    da: "Forårets kampagnekort",
    sv: "Vårens kampanjkort",
    nb: "Vårens kampanjekort",
    de: "Aktionskarte Frühling",
    nl: "Voorjaarsactiekaart",
    fr: "Carte offre de printemps",
    es: "Tarjeta promocional de primavera",
    it: "Carta promozionale di primavera",
  },
  "kayak-punchcard": {
    en: "Kayak punchcard",
    da: "Klippekort til kajak",
    sv: "Klippkort för kajak",
    nb: "Klippekort til kajakk",
    de: "Kajak-Mehrfachkarte",
    nl: "Strippenkaart kajak",
    fr: "Carnet de sorties kayak",
    es: "Bono de kayak",
    it: "Carnet kayak",
  },
  "clay-punchcard": {
    en: "Pottery punchcard",
    da: "Klippekort til keramik",
    sv: "Klippkort för keramik",
    nb: "Klippekort til keramikk",
    de: "Töpfer-Mehrfachkarte",
    nl: "Strippenkaart pottenbakken",
    fr: "Carnet d’ateliers poterie",
    es: "Bono de cerámica",
    it: "Carnet ceramica",
  },
  "season-pass": {
    en: "Season pass for two",
    da: "Sæsonkort for to",
    sv: "Säsongskort för två",
    nb: "Sesongkort for to",
    de: "Saisonkarte für zwei",
    nl: "Seizoenskaart voor twee",
    fr: "Abonnement saison pour deux",
    es: "Abono de temporada para dos",
    it: "Abbonamento stagionale per due",
  },
  "trip-card": {
    en: "Experience gift: evening tour",
    da: "Oplevelsesgave: aftentur",
    sv: "Upplevelsegåva: kvällstur",
    nb: "Opplevelsesgave: kveldstur",
    de: "Erlebnisgutschein: Abendtour",
    nl: "Belevenisbon: avondtocht",
    fr: "Coffret expérience : sortie du soir",
    es: "Regalo de experiencia: kayak al atardecer",
    it: "Regalo esperienza: kayak al tramonto",
  },
  "workshop-card": {
    en: "Experience gift: pottery",
    da: "Oplevelsesgave: keramik",
    sv: "Upplevelsegåva: keramik",
    nb: "Opplevelsesgave: keramikk",
    de: "Erlebnisgutschein: Töpfern",
    nl: "Belevenisbon: pottenbakken",
    fr: "Coffret expérience : poterie",
    es: "Regalo de experiencia: cerámica",
    it: "Regalo esperienza: ceramica",
  },
};
