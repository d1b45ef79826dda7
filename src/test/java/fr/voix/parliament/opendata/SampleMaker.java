package fr.voix.parliament.opendata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Mandat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes {@code src/main/resources/sample/sample.zip} out of a folder of official data, the same bytes every time. Run by
 * hand, see {@code src/docs/import.md}; not a test.
 */
final class SampleMaker {

    /** The amendement that everything starts from, and its cousins of the first reading and of the year before. */
    private static final Set<String> CHOSEN = Set.of(
            "AMANR5L17PO59048B2247P0D1N001115",
            "AMANR5L17PO59048B1906P2D1N001011",
            "AMANR5L17PO59048B1906P2D1N000248",
            "AMANR5L17PO59051B1906P2D1N000028",
            "AMANR5L17PO838901B0324P2D1N003199");

    /** What was classified by hand, to measure suggestions by, was classified without these. */
    private static final Set<String> LEFT_OUT =
            Set.of("AMANR5L17PO838901B1906P1D1N000689", "AMANR5L17PO838901BTC1573P0D1N000524");

    private static final int LARGEST = 40_000;
    private static final Pattern ORGANE = Pattern.compile("PO\\d+");
    private static final Pattern REUNION = Pattern.compile("RUAN\\w+");

    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, Amendement> amendements = new HashMap<>();
    private static final byte[] NO_FILE = {};

    private final Map<String, ScrutinPublic.Detailed> scrutins = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Set<String> picked = new TreeSet<>();
    private final Set<String> pickedScrutins = new TreeSet<>();

    public static void main(String[] arguments) throws Exception {
        SampleMaker maker = new SampleMaker();
        maker.read(Path.of(arguments[0]));
        maker.pick();
        maker.write(Path.of(arguments[1]));
    }

    private void read(Path folder) throws Exception {
        List<SourceFile> found = new ArrayList<>();
        SourceReader.read(folder, folder.toString(), found::add);
        for (SourceFile file : found) {
            if (file.content() == null || file.content().length > 1_000_000) {
                continue;
            }
            OfficialNode root = OfficialParser.parse(file.content());
            String uid = OfficialPath.uid(file.path());
            files.put(uid, Path.of(file.path()));
            if (!root.at("amendement").isAbsent()) {
                Amendement amendement = AmendementParser.parse(root.at("amendement"), file.path(), NO_FILE);
                amendements.put(uid, amendement);
            } else if (uid.startsWith("VTANR5L17")) {
                scrutins.put(uid, ScrutinPublicParser.parse(root.at("scrutin"), NO_FILE));
            } else if (file.path().contains("derives/titre-")) {
                titles.putAll(DossierParser.titles(root));
            }
        }
    }

    private void pick() throws IOException {
        picked.addAll(CHOSEN);
        pickScrutins();
        for (Sort sort : Sort.values()) {
            if (sort != Sort.EFFACE) {
                pick(10, one -> one.sort() == sort);
            }
        }
        pick(8, one -> one.parentUid() != null);
        pick(5, one -> one.dispositif() != null && one.dispositif().contains("<table"));
        pick(4, one -> one.expose() != null && one.expose().contains("<table"));
        pick(15, one -> "AB".equals(one.missionCode()) && one.hasText());
        pick(10, one -> one.credits() != null);
        pick(
                4,
                one -> one.credits() != null
                        && one.credits().programmes().stream()
                                .anyMatch(programme -> !programme.lignes().isEmpty()));
        pick(6, one -> one.auteurType() == AuteurType.GOUVERNEMENT);
        pick(6, one -> one.auteurType() == AuteurType.RAPPORTEUR);
        pick(3, one -> one.rectification() > 0);
        pick(3, one -> one.path() == null && one.hasText());
        for (String organe : new TreeSet<>(
                amendements.values().stream().map(Amendement::organeExamen).toList())) {
            pick(4, one -> one.organeExamen().equals(organe) && one.hasText());
        }
        for (String groupe : new TreeSet<>(amendements.values().stream()
                .map(one -> one.groupeUid())
                .filter(Objects::nonNull)
                .toList())) {
            pick(5, one -> groupe.equals(one.groupeUid()) && one.hasText());
        }
        pickIdentiques(6);
        pickParents();
        picked.removeAll(LEFT_OUT);
    }

    /** In an order that has nothing to do with the data, so that the draw is varied, and the same every time. */
    private void pick(int count, Predicate<Amendement> condition) throws IOException {
        List<Amendement> candidates = amendements.values().stream()
                .filter(condition)
                .sorted(Comparator.comparing(one -> Integer.reverse(one.uid().hashCode())))
                .toList();
        int left = count
                - (int) candidates.stream()
                        .filter(one -> picked.contains(one.uid()))
                        .count();
        for (Amendement one : candidates) {
            if (left > 0 && !picked.contains(one.uid()) && Files.size(files.get(one.uid())) < LARGEST) {
                picked.add(one.uid());
                left--;
            }
        }
    }

    private void pickScrutins() {
        Map<Integer, List<LinkCandidate>> byNumero = amendements.values().stream()
                .filter(one -> one.organeExamen().equals("AN"))
                .map(this::candidate)
                .collect(Collectors.groupingBy(LinkCandidate::numero));
        List<ScrutinPublic> shuffled = scrutins.values().stream()
                .map(ScrutinPublic.Detailed::scrutin)
                .sorted(Comparator.comparing(one -> Integer.reverse(one.uid().hashCode())))
                .toList();
        for (ScrutinPublic scrutin : shuffled) {
            Optional<ScrutinTitle> title = ScrutinTitle.of(scrutin.titre());
            RollCall rollCall = new RollCall(
                    scrutin.uid(),
                    scrutin.legislature(),
                    scrutin.seanceRef(),
                    scrutin.voteOn(),
                    scrutin.issue(),
                    scrutin.titre());
            Optional<LinkCandidate> chosen =
                    title.flatMap(one -> LinkRule.choose(rollCall, byNumero.getOrDefault(one.numero(), List.of())));
            if (chosen.isPresent() && pickedScrutins.size() < 45) {
                pickedScrutins.add(scrutin.uid());
                picked.add(chosen.get().uid());
            }
        }
    }

    private LinkCandidate candidate(Amendement one) {
        return new LinkCandidate(
                one.uid(),
                one.legislature(),
                one.numeroOrdre(),
                one.seanceRef(),
                one.parentUid() != null,
                one.signataires(),
                one.sort(),
                one.deposeOn(),
                titles.getOrDefault(one.texteUid(), titles.get(one.dossierUid())));
    }

    private void pickIdentiques(int groups) {
        Map<String, List<Amendement>> byDiscussion = amendements.values().stream()
                .filter(one -> one.discussionIdentique() != null && one.hasText())
                .collect(Collectors.groupingBy(
                        one -> one.examenRef() + one.discussionIdentique(), TreeMap::new, Collectors.toList()));
        byDiscussion.values().stream()
                .filter(group -> group.size() >= 3 && group.size() <= 6)
                .limit(groups)
                .forEach(group -> group.forEach(one -> picked.add(one.uid())));
    }

    private void pickParents() {
        for (String uid : List.copyOf(picked)) {
            String parent = amendements.get(uid).parentUid();
            if (parent != null && amendements.containsKey(parent)) {
                picked.add(parent);
            }
        }
    }

    private void write(Path target) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        Set<String> organes = new TreeSet<>();
        Set<String> acteurs = new TreeSet<>();
        Map<String, String> texteTitles = new TreeMap<>();
        Map<String, String> dossierTitles = new TreeMap<>();
        for (String uid : picked) {
            Amendement one = amendements.get(uid);
            entries.put(
                    "amendements/json/" + one.dossierUid() + "/" + one.texteUid() + "/" + uid + ".json",
                    Files.readAllBytes(files.get(uid)));
            addOrganes(organes, one.examenRef(), one.auteurOrganeUid(), one.groupeUid());
            Optional.ofNullable(one.auteurUid()).ifPresent(acteurs::add);
            addTitle(texteTitles, one.texteUid());
            addTitle(dossierTitles, one.dossierUid());
        }
        for (String uid : pickedScrutins) {
            entries.put("scrutins/json/" + uid + ".json", Files.readAllBytes(files.get(uid)));
            scrutins.get(uid).groupes().forEach(groupe -> addOrganes(organes, groupe.groupeUid()));
            scrutins.get(uid).votes().forEach(vote -> acteurs.add(vote.acteurUid()));
            scrutins.get(uid).corrections().forEach(correction -> acteurs.add(correction.acteurUid()));
        }
        for (String uid : acteurs) {
            if (files.containsKey(uid)) {
                Acteur.Detailed acteur = acteur(files.get(uid));
                acteur.mandats().forEach(mandat -> addOrganes(organes, mandat.organeUid()));
                entries.put("acteurs/json/acteur/" + uid + ".json", reduced(acteur));
            }
        }
        for (byte[] named : List.copyOf(entries.values())) {
            addReunions(entries, named);
        }
        for (String uid : organes) {
            if (files.containsKey(uid)) {
                entries.put("organes/json/organe/" + uid + ".json", Files.readAllBytes(files.get(uid)));
            }
        }
        entries.put("derives/titre-dossier-par-texte.json", titles(Map.of("textes", texteTitles)));
        entries.put("derives/titre-par-dossier.json", titles(dossierTitles));
        zip(entries, target);
        System.out.println(picked.size() + " amendements, " + pickedScrutins.size() + " scrutins, " + organes.size()
                + " organes, " + acteurs.size() + " acteurs");
    }

    /** The sittings that an amendement or a roll-call names. */
    private void addReunions(Map<String, byte[]> entries, byte[] named) throws IOException {
        Matcher matcher = REUNION.matcher(new String(named, StandardCharsets.UTF_8));
        while (matcher.find()) {
            if (files.containsKey(matcher.group())) {
                entries.put("agenda/json/" + matcher.group() + ".json", Files.readAllBytes(files.get(matcher.group())));
            }
        }
    }

    private static void addOrganes(Collection<String> organes, String... references) {
        for (String reference : references) {
            Matcher matcher = ORGANE.matcher(reference == null ? "" : reference);
            if (matcher.find()) {
                organes.add(matcher.group());
            }
        }
    }

    private void addTitle(Map<String, String> some, String uid) {
        if (titles.containsKey(uid)) {
            some.put(uid, titles.get(uid));
        }
    }

    private static Acteur.Detailed acteur(Path file) throws Exception {
        return ActeurParser.parse(OfficialParser.parse(Files.readAllBytes(file)).at("acteur"), NO_FILE);
    }

    /** Only what {@link ActeurParser} reads: no birth, other address, telephone or staff in the jar. */
    private static byte[] reduced(Acteur.Detailed detailed) throws Exception {
        Acteur acteur = detailed.acteur();
        List<Object> mandats = new ArrayList<>();
        for (Mandat mandat : detailed.mandats()) {
            mandats.add(reduced(mandat, acteur));
        }
        Map<String, Object> ident =
                new TreeMap<>(Map.of("civ", acteur.civilite(), "prenom", acteur.prenom(), "nom", acteur.nom()));
        Map<String, Object> told = new TreeMap<>(Map.of(
                "uid", acteur.uid(),
                "etatCivil", Map.of("ident", ident),
                "mandats", Map.of("mandat", mandats)));
        if (acteur.mail() != null) {
            told.put("adresses", Map.of("adresse", Map.of("valElec", acteur.mail())));
        }
        return json(Map.of("acteur", told));
    }

    private static Map<String, Object> reduced(Mandat mandat, Acteur acteur) {
        Map<String, Object> told = new TreeMap<>();
        told.put("typeOrgane", mandat.type().name());
        told.put("dateDebut", mandat.debutOn().toString());
        putIfKnown(told, "dateFin", Objects.toString(mandat.finOn(), null));
        if (mandat.organeUid() != null) {
            told.put("organes", Map.of("organeRef", mandat.organeUid()));
        }
        if (mandat.type() == Mandat.Type.ASSEMBLEE) {
            Map<String, Object> lieu = new TreeMap<>();
            putIfKnown(lieu, "departement", acteur.departement());
            putIfKnown(lieu, "numDepartement", acteur.numeroDepartement());
            putIfKnown(lieu, "numCirco", acteur.numeroCirconscription());
            told.put("election", Map.of("lieu", lieu));
        }
        return told;
    }

    private static void putIfKnown(Map<String, Object> map, String key, String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static byte[] titles(Map<String, ?> table) throws IOException {
        return json(table);
    }

    private static byte[] json(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            write(generator, value);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else {
            generator.writeString((String) value);
        }
    }

    private static void zip(Map<String, byte[]> entries, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(9);
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(2025, 11, 18, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }
}
