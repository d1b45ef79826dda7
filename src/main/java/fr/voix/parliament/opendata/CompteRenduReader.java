package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.debat.CompteRendu;
import fr.voix.parliament.opendata.DiscussionRule.Paragraph;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the report of a sitting. Paragraphs stand at any depth below the content, in elements that are known and in others; the
 * opening and the end of the sitting are left out.
 */
final class CompteRenduReader {

    private static final Pattern UID = Pattern.compile("CRSAN[A-Z]{0,4}R\\dL\\d+S\\d{4}[A-Z0-9]{1,20}");
    private static final Pattern SEANCE = Pattern.compile("RUANR\\dL\\d+S\\d{4}IDS\\d{1,10}");
    private static final Pattern ANCHOR = Pattern.compile("\\d{1,12}");

    private static final Set<String> LEFT_OUT = Set.of("ouvertureSeance", "finSeance");

    private static final Set<String> KNOWN = Set.of(
            "compteRendu",
            "uid",
            "seanceRef",
            "sessionRef",
            "metadonnees",
            "contenu",
            "quantiemes",
            "point",
            "titreStruct",
            "intitule",
            "sousIntitule",
            "texte",
            "paragraphe",
            "orateurs",
            "orateur",
            "nom",
            "id",
            "qualite",
            "interExtraction",
            "changementPresidence",
            "br",
            "italique",
            "exposant",
            "indice",
            "sup",
            "sub",
            "gras");

    private static final Pattern KNOWN_CODE =
            Pattern.compile("(?:PAROLE|INTERRUPTION|SCRUT|SOUS_AMEND|ADOP|REJET|RETRAIT|SORT|DISC|VOTE"
                    + "|TITRE|SOUS_TITRE|ODJ|PRESENTATION|MOTION|SUSP)_?.*|");

    /** Around what is in italics: what the house did, in brackets, is not what the speaker said. */
    private static final char ITALICS = '\uE000';

    private static final char ROMAN = '\uE001';
    private static final Pattern ASIDE = Pattern.compile(ITALICS + "\\s*\\([^" + ROMAN + "]*" + ROMAN);
    private static final Pattern MARKS = Pattern.compile("[" + ITALICS + ROMAN + "]");

    /** What turns the direction of all that stands behind it. */
    private static final Pattern TURNING = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern RAISED = Pattern.compile("\\[\\[(\\w{1,5})]]");

    private final XMLStreamReader xml;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private final TreeMap<Integer, List<String>> textes = new TreeMap<>();
    private int points;
    private String uid;
    private String seanceRef;

    private CompteRenduReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    static CompteRendu parse(byte[] file, byte[] fingerprint) throws RefusedException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            CompteRenduReader parser =
                    new CompteRenduReader(factory.createXMLStreamReader(new ByteArrayInputStream(file)));
            parser.readAll();
            return parser.report(fingerprint);
        } catch (XMLStreamException e) {
            throw new RefusedException(
                    "not valid XML: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private CompteRendu report(byte[] fingerprint) throws RefusedException {
        if (uid == null || !UID.matcher(uid).matches()) {
            throw new RefusedException("no uid of a compteRendu");
        }
        if (seanceRef == null || !SEANCE.matcher(seanceRef).matches()) {
            throw new RefusedException("seanceRef is missing");
        }
        paragraphs.sort(Comparator.comparingInt(Paragraph::rang));
        return new CompteRendu(uid, seanceRef, unknown.size(), DiscussionRule.interventions(paragraphs), fingerprint);
    }

    private void readAll() throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String name = xml.getLocalName();
                    if (!KNOWN.contains(name) && !LEFT_OUT.contains(name)) {
                        unknown.add(name);
                    }
                    if (LEFT_OUT.contains(name) || name.equals("metadonnees")) {
                        content();
                        depth--;
                    } else if (name.equals("uid") && depth == 2) {
                        uid = content();
                        depth--;
                    } else if (name.equals("seanceRef") && depth == 2) {
                        seanceRef = content();
                        depth--;
                    } else if (name.equals("point")) {
                        beginPoint();
                    } else if (name.equals("paragraphe")) {
                        paragraph();
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    /** Points of a level end those of the same and of deeper levels, also where they are no siblings. */
    private void beginPoint() {
        points++;
        int level = number(attribute("nivpoint"), 1);
        textes.tailMap(level, true).clear();
        List<String> named = numbers(attribute("bibard"));
        if (!named.isEmpty()) {
            textes.put(level, named);
        }
    }

    private void paragraph() throws XMLStreamException {
        int rang = number(attribute("ordre_absolu_seance"), -1);
        String actor = attribute("id_acteur");
        String code = attribute("code_grammaire");
        String valeur = attribute("valeur");
        String anchor = attribute("id_syceron");
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String qualite = null;
        String text = "";
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "nom" -> names.add(plain(content()));
                        case "id" -> ids.add(content().strip());
                        case "qualite" -> qualite = plain(content());
                        case "texte" -> text = content();
                        default -> depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        if (!KNOWN_CODE.matcher(code).matches()) {
            unknown.add(code);
        }
        boolean isOne =
                names.size() == 1 && ids.size() == 1 && (actor.isEmpty() || actor.equals("PA" + ids.getFirst()));
        if (rang >= 0 && (isOne || names.isEmpty()) && ANCHOR.matcher(anchor).matches()) {
            paragraphs.add(new Paragraph(
                    rang,
                    points,
                    textes.isEmpty() ? List.of() : textes.lastEntry().getValue(),
                    code,
                    numbers(valeur).stream().map(Integer::valueOf).toList(),
                    anchor,
                    isOne ? names.getFirst() : null,
                    isOne ? "PA" + ids.getFirst() : null,
                    qualite == null || qualite.isEmpty() ? null : qualite,
                    plain(text),
                    plain(ASIDE.matcher(text).replaceAll(" "))));
        }
    }

    /** The text of this element and of all in it; ends behind it. */
    private String content() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (xml.getLocalName().equals("italique")) {
                        text.append(ITALICS);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    switch (xml.getLocalName()) {
                        case "italique" -> text.append(ROMAN);
                        case "br" -> text.append(' ');
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString();
    }

    private static String plain(String text) {
        String raised = RAISED.matcher(
                        TURNING.matcher(MARKS.matcher(text).replaceAll("")).replaceAll(""))
                .replaceAll("$1");
        return Wording.curly(raised.replaceAll("\\bno(?=[\\s\\u00a0]*\\d)", "n°"))
                .replaceAll("[\\s&&[^\\u00A0\\u202F]]+", " ")
                .strip();
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static List<String> numbers(String text) {
        return Pattern.compile("\\d{1,5}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
