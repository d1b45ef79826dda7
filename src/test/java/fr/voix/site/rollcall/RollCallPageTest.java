package fr.voix.site.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.AuditCheck;
import fr.voix.parliament.opendata.ImportListener;
import fr.voix.parliament.opendata.OpenDataImport;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of a roll-call says what the official file says, to the last vote. The sample's files, or all of a folder: {@code
 * mvn -Pone test -Dtest=RollCallPageTest -Dvoix.test.data=FOLDER}.
 */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollCallPageTest {

    private static final String FOLDER = System.getProperty("voix.test.data", "src/main/resources/sample/sample.zip");
    private static final Map<String, String> LABELS = Map.of(
            "pours",
            "Pour",
            "contres",
            "Contre",
            "abstentions",
            "Abstention",
            "nonVotants",
            "N’a pas pris part au vote");

    @Inject
    Visitor visitor;

    @Inject
    OpenDataImport imports;

    @Inject
    AuditCheck checks;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PublicVersion version;

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> official = new ArrayList<>();
    private final Map<String, String> names = new TreeMap<>(Map.of("PO0", "Groupe non précisé"));

    @BeforeAll
    void takeIn() throws IOException {
        imports.run(List.of(FOLDER), new ImportListener() {});
        var path = Path.of(FOLDER);
        try (var zip = Files.isDirectory(path) ? null : FileSystems.newFileSystem(path);
                Stream<Path> files = Files.walk(zip == null ? path : zip.getPath("/"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                var read = json.readTree(Files.readAllBytes(file));
                if (read.has("organe") || read.path("codeType").asText().equals("GP")) {
                    var organe = read.has("organe") ? read.get("organe") : read;
                    names.put(organe.get("uid").asText(), organe.get("libelle").asText());
                } else if (read.has("scrutin")) {
                    official.add(read.get("scrutin"));
                } else if (read.has("acteur")) {
                    var acteur = read.get("acteur");
                    var uid = acteur.get("uid");
                    var ident = acteur.at("/etatCivil/ident");
                    names.put(
                            uid.isTextual() ? uid.asText() : uid.get("#text").asText(),
                            ident.get("prenom").asText() + " "
                                    + ident.get("nom").asText());
                }
            }
        }
    }

    @Test
    void every_number_by_group_and_every_position_by_person_is_the_official_one() throws Exception {
        assertThat(official).hasSizeGreaterThan(40);
        for (var scrutin : official) {
            var page = page(scrutin);
            var groups = scrutin.at("/ventilationVotes/organe/groupes/groupe");
            assertThat(rows(page)).as(scrutin.get("uid").asText()).containsExactlyInAnyOrderElementsOf(rows(groups));
            assertThat(people(page)).as(scrutin.get("uid").asText()).isEqualTo(people(groups));
            assertThat(corrections(page))
                    .as(scrutin.get("uid").asText())
                    .isEqualTo(corrections(scrutin.get("miseAuPoint")));
            var count = scrutin.at("/syntheseVote/decompte");
            if (scrutin.at("/typeVote/codeTypeVote").asText().equals("MOC")) {
                assertThat(page.select(".score")).isEmpty();
                assertThat(page.text())
                        .contains(count.get("pour").asText() + " votes pour, "
                                + scrutin.at("/syntheseVote/nbrSuffragesRequis").asText() + " requis.");
            } else {
                assertThat(page.select(".score .pc").eachText().stream().map(RollCallPageTest::number))
                        .containsExactly(
                                count.get("pour").asInt(),
                                count.get("contre").asInt(),
                                count.get("abstentions").asInt());
            }
        }
    }

    /** What a citizen reads after a vote: the groups' bars, and what the browser is given for « Et votre député ? ». */
    @Test
    void beside_a_citizens_vote_stand_the_numbers_of_each_group_and_the_position_of_each_deputy() throws Exception {
        var seen = 0;
        for (var scrutin : official) {
            var groups = scrutin.at("/ventilationVotes/organe/groupes/groupe");
            for (var href : page(scrutin).select("main a[href*=/amendements/]").eachAttr("href")) {
                var page = visitor.page(href);
                if (!page.select("#h-dep a").attr("href").equals(address(scrutin))) {
                    continue; // one of the same words, or voted on once more
                }
                assertThat(page.select("section[aria-labelledby=h-dep] tbody tr").stream()
                                .map(row -> row.select("td.num").eachText().stream()
                                        .map(RollCallPageTest::number)
                                        .toList()))
                        .as(href)
                        .containsExactlyInAnyOrderElementsOf(rows(groups).stream()
                                .map(row -> row.subList(0, 3))
                                .toList());
                var told = new TreeMap<String, String>();
                for (var vote : json.readTree(
                                visitor.body(page.select("[data-my-deputy]").attr("data-votes")))
                        .get("votes")) {
                    told.put(vote.get("voter_id").asText(), vote.get("option").asText());
                }
                assertThat(told).as(href).containsAllEntriesOf(positions(groups));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(official.size() / 2);
    }

    private static Map<String, String> positions(JsonNode groups) {
        var options = Map.of("pours", "yes", "contres", "no", "abstentions", "abstain");
        var positions = new TreeMap<String, String>();
        for (var group : groups) {
            options.forEach((list, option) -> {
                for (var votant : all(group.at("/vote/decompteNominatif/" + list + "/votant"))) {
                    positions.put(votant.get("acteurRef").asText(), option);
                }
            });
        }
        return positions;
    }

    @Test
    void one_that_was_changed_since_its_import_is_shown_nowhere_and_named() throws Exception {
        var uid = official.getFirst().get("uid").asText();
        var address = address(official.getFirst());
        assertThat(checks.compareActs()).isEmpty();
        var voter = fixture.text(
                "select min(acteur_uid) from scrutin_public_vote where scrutin_public_uid = '" + uid + "'");
        var votes = "/api/v1/acteurs/" + voter + "/votes";
        for (var change : List.of(
                "update scrutin_public set pour = 107 - pour, contre = 77 - contre where uid = ?",
                "update scrutin_public_vote set par_delegation = not par_delegation where scrutin_public_uid = ?")) {
            assertThat(visitor.get(address).statusCode()).as(change).isEqualTo(200);
            fixture.run(change, uid);
            version.bump();
            assertThat(visitor.get(address).statusCode()).as(change).isEqualTo(404);
            assertThat(visitor.get("/api/v1/scrutins-publics/" + uid).statusCode())
                    .as(change)
                    .isEqualTo(404);
            assertThat(checks.compareActs())
                    .containsExactly(uid + ": the official roll-call is not as it was imported");
            assertThat(visitor.get(votes).body())
                    .as("what was found is in no list")
                    .doesNotContain(uid);
            fixture.run(change, uid);
            assertThat(checks.compareActs()).isEmpty();
            assertThat(visitor.get(votes).body()).contains(uid);
        }
    }

    /** Of this legislature: in the fifteenth groups of these names sat elsewhere. */
    @Test
    void groups_stand_from_left_to_right_in_every_roll_call_whoever_voted() throws Exception {
        var order = List.of("LFI-NFP", "GDR", "EcoS", "SOC", "LIOT", "NI", "Dem", "EPR", "HOR", "DR", "UDR", "RN");
        for (var scrutin : official) {
            if (!scrutin.get("legislature").asText().equals("17")) {
                continue;
            }
            var known = page(scrutin).select("section[aria-labelledby=h-grp] tbody th").eachText().stream()
                    .filter(order::contains)
                    .toList();
            assertThat(known).as(scrutin.get("uid").asText()).isSortedAccordingTo(Comparator.comparing(order::indexOf));
        }
    }

    @Test
    void one_sign_in_the_hemicycle_stands_for_each_member() throws Exception {
        var scrutin = official.getFirst();
        var page = page(scrutin);
        var members = 0;
        for (var group : scrutin.at("/ventilationVotes/organe/groupes/groupe")) {
            members += group.get("nombreMembresGroupe").asInt();
        }
        assertThat(page.select(".hemi path").stream()
                        .mapToLong(path ->
                                path.attr("d").chars().filter(c -> c == 'z').count())
                        .sum())
                .isEqualTo(members);
    }

    @Test
    void what_does_not_exist_is_said_to_be_absent_and_bad_places_are_refused() throws Exception {
        assertThat(visitor.get("/scrutins-publics/999999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/scrutins-publics/03").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/scrutins-publics/14-1").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/scrutins-publics?after=;").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/scrutins-publics").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/en/scrutins-publics").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            L’amendement n° 114 de Mme Lebon et l’amendement identique suivant après l’article 5 du projet de loi (première lecture)|L’amendement n° 114 de Mme Lebon après l’article 5 du projet de loi
            L’amendement n° 12 de M. Sansu à l’article 4 (examen prioritaire) du projet de loi (nouvelle lecture)|L’amendement n° 12 de M. Sansu à l’article 4 du projet de loi
            Le sous-amendement n° 4023 de M. Juvin et le sous-amendement identique suivant à l’amendement n° 582 (rect.) de M. de Courson et à l’amendement identique suivant|Le sous-amendement n° 4023 de M. Juvin à l’amendement n° 582 (rect.) de M. de Courson
            L’ensemble de la proposition de loi (texte de la commission mixte paritaire)|L’ensemble de la proposition de loi""")
    void an_official_title_is_shown_without_its_formula(String official, String words) {
        assertThat(RollCallItemService.withoutFormula(official)).isEqualTo(words);
    }

    private Document page(JsonNode scrutin) throws Exception {
        return visitor.page(address(scrutin));
    }

    private static String address(JsonNode scrutin) {
        var legislature = scrutin.get("legislature").asText();
        return "/scrutins-publics/" + (legislature.equals("17") ? "" : legislature + "-")
                + scrutin.get("numero").asText();
    }

    private static int number(String printed) {
        return Integer.parseInt(printed.replaceAll("[^0-9]", ""));
    }

    /** For, against, abstention, the rest, members: of each group, whose names differ between file and page. */
    private static List<List<Integer>> rows(Document page) {
        return page.select("section[aria-labelledby=h-grp] tbody tr").stream()
                .map(row -> row.select("td.num").eachText().stream()
                        .map(RollCallPageTest::number)
                        .toList())
                .toList();
    }

    private static List<List<Integer>> rows(JsonNode groups) {
        var rows = new ArrayList<List<Integer>>();
        for (var group : groups) {
            var count = group.at("/vote/decompteVoix");
            var voted = count.get("pour").asInt()
                    + count.get("contre").asInt()
                    + count.get("abstentions").asInt();
            var members = group.get("nombreMembresGroupe").asInt();
            rows.add(List.of(
                    count.get("pour").asInt(),
                    count.get("contre").asInt(),
                    count.get("abstentions").asInt(),
                    Math.max(count.get("nonVotants").asInt(), members - voted),
                    members));
        }
        return rows;
    }

    /** Position by position, who voted so; delegations are marked. */
    private static Map<String, List<String>> people(Document page) {
        var people = new TreeMap<String, List<String>>();
        for (Element list : page.select("section[aria-labelledby=h-nom] ul.people")) {
            var label = list.parent().select("summary").first().text().split(" \\d+ votes sur ")[0] + ", "
                    + list.previousElementSibling().ownText().strip();
            for (Element person : list.select("li")) {
                people.computeIfAbsent(label, key -> new ArrayList<>()).add(told(person));
            }
        }
        people.values().forEach(some -> some.sort(null));
        return people;
    }

    private static String told(Element person) {
        var name = person.select("a").isEmpty()
                ? person.ownText()
                : person.select("a").text();
        return name.strip() + (person.text().contains("par délégation") ? " *" : "");
    }

    private Map<String, List<String>> people(JsonNode groups) {
        var people = new TreeMap<String, List<String>>();
        for (var group : groups) {
            var uid = group.get("organeRef").asText();
            LABELS.forEach((list, label) -> {
                for (var votant : all(group.at("/vote/decompteNominatif/" + list + "/votant"))) {
                    people.computeIfAbsent(names.getOrDefault(uid, uid) + ", " + label, key -> new ArrayList<>())
                            .add(name(votant)
                                    + ("true"
                                                    .equals(votant.path("parDelegation")
                                                            .asText())
                                            ? " *"
                                            : ""));
                }
            });
        }
        people.values().forEach(some -> some.sort(null));
        return people;
    }

    private String name(JsonNode votant) {
        var uid = votant.get("acteurRef").asText();
        return names.getOrDefault(uid, uid);
    }

    private static List<String> corrections(Document page) {
        return page.select("section[aria-labelledby=h-map] li").eachText().stream()
                .sorted()
                .toList();
    }

    private List<String> corrections(JsonNode said) {
        var corrections = new ArrayList<String>();
        if (said != null && !said.isNull()) {
            add(corrections, said, "pours", "a fait savoir vouloir voter pour.");
            add(corrections, said, "contres", "a fait savoir vouloir voter contre.");
            add(corrections, said, "abstentions", "a fait savoir vouloir s’abstenir.");
            add(corrections, said, "nonVotants", "a fait savoir ne pas vouloir prendre part au vote.");
            var failed = said.path("dysfonctionnement");
            var reason = " Le dispositif de vote n’a pas fonctionné.";
            add(corrections, failed, "pour", "a fait savoir vouloir voter pour." + reason);
            add(corrections, failed, "contre", "a fait savoir vouloir voter contre." + reason);
            add(corrections, failed, "abstentions", "a fait savoir vouloir s’abstenir." + reason);
            add(corrections, failed, "nonVotants", "a fait savoir ne pas vouloir prendre part au vote." + reason);
            add(
                    corrections,
                    failed,
                    "nonVotantsVolontaires",
                    "a fait savoir ne pas vouloir prendre part au vote." + reason);
        }
        corrections.sort(null);
        return corrections;
    }

    private void add(List<String> corrections, JsonNode said, String list, String wish) {
        for (var part : all(said.path(list))) {
            for (var votant : all(part.path("votant"))) {
                corrections.add(name(votant) + " " + wish);
            }
        }
    }

    /** One, several or none, as official files write them. */
    private static Iterable<JsonNode> all(JsonNode node) {
        Iterator<JsonNode> found = node.isArray()
                ? node.elements()
                : node.isMissingNode() || node.isNull()
                        ? List.<JsonNode>of().iterator()
                        : List.of(node).iterator();
        return () -> found;
    }
}
