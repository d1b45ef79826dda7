package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.ShiftedClock;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.site.export.ExportService;
import fr.voix.site.hidden.OutputRoutes;
import fr.voix.theme.theme.FilingListener;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import fr.voix.theme.theme.ToldFilings;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.HidingResult;
import fr.voix.vote.scrutin.ScheduledAct;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinOpening;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is hidden on its page is hidden in every other output too, and comes back when it is shown again. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = CountedStatements.ON, value = "true")
@Property(name = "voix.site.contact", value = "moderation@voix.example")
@Property(name = "voix.feed.rank-every", value = "0s")
class HiddenScrutinTest {

    private static final String THEME = "sport-vie-associative";

    /** Asks for the caller's own ballot: never an error, and nothing of a Scrutin that is not shown. */
    private static final String OWN = "/api/v1/scrutins/{uid}/ballot";

    private static final String JOURNAL_FEED = "/journal/flux.atom";

    private static final String ROLL_CALL = "VTANR5L17V1";

    private static final String CHECKPOINTS = "/api/v1/urnes/checkpoints";

    /** Addresses that name no Scrutin, whatever is shown; one with a test beside it is walked there. */
    private static final Set<String> SILENT = Set.of(
            "/.well-known/sbom",
            "/.well-known/security.txt",
            "/.well-known/voix-urn.vkey",
            "/accessibilite",
            "/api",
            "/api/v1/acteurs",
            "/api/v1/acteurs/{acteur}", // counts of what is shown
            "/api/v1/acteurs/{acteur}/votes",
            "/api/v1/dossiers",
            "/api/v1/dossiers/{dossier}",
            "/api/v1/groupes",
            "/api/v1/groupes/{groupe}",
            "/api/v1/textes/{texte}",
            "/api/v1/journal", // JournalChainTest
            "/api/v1/openapi.json",
            "/api/v1/openapi.yml",
            "/api/v1/petitions/{id}/resultat", // PetitionUrnTest
            "/api/v1/petitions",
            "/api/v1/petitions/{id}", // PetitionApiTest
            "/api/v1/petitions/{id}/departements",
            "/api/v1/petitions/{id}/historique",
            "/api/v1/petitions/{id}/history",
            "/api/v1/petitions/{id}/tally",
            "/api/v1/problems/{code}",
            "/api/v1/robot-check",
            "/api/v1/robot-check/altcha",
            "/courrier", // letters, on the machine of their only reader
            "/courrier/{id}",
            "/courriels/arret/{token}",
            "/api/v1/urnes/petitions",
            "/api/v1/urnes/epoques",
            "/urnes/epoques", // what is lost, by uid: nothing else about it
            "/urnes/epoques/{number}/checkpoints",
            "/urnes/epoques/{number}/rapport",
            "/deputes",
            "/deputes/{slug}/votes", // roll-calls, by their own addresses
            "/donnees-ouvertes",
            "/dossiers",
            "/dossiers/{dossier}",
            "/donnees-personnelles",
            "/dyn/{legislature:[1-9][0-9]?}/amendements/{texte}/{organe}/{numero}",
            "/client/voix.d.ts",
            "/client/voix.js",
            "/embed-{version}.js",
            "/embed.js",
            "/embed/frame.css",
            "/embed/frame.js",
            "/exports",
            "/exports/datapackage.json",
            "/exports/LATEST",
            "/exports/{day}/datapackage.json",
            "/exports/{day}/{dataset}.csv.gz", // DumpTest
            "/favicon.ico",
            "/flux",
            "/formats",
            "/fourche",
            "/glossaire",
            "/groupes",
            "/formats.md",
            "/flux/petitions.atom",
            "/health",
            "/health/{selector}",
            "/integrer", // EmbedTest
            "/mentions-legales",
            "/mes-bulletins",
            "/methode",
            "/petitions", // PetitionApiTest
            "/petitions/regles",
            "/embed/petitions/{id}", // HiddenPetitionTest
            "/petitions/{id}/badge.svg",
            "/petitions/{id}/carte.png",
            "/petitions/{id}/flux",
            "/petitions/{id}/signatures", // SigningTest
            "/petitions/{id}/flux.atom",
            "/petitions/{id}/urne", // PetitionUrnTest
            "/petitions/{id}/urne/checkpoint",
            "/petitions/{id}/urne/coherence/{oldSize}/{newSize}",
            "/petitions/{id}/urne/preuve/{index}",
            "/petitions/{id}/urne/texte/{sha256}", // PastTextTest
            "/petitions/{id}/urne/tile/{+path}",
            "/petitions/nouvelle", // petitions have tests of their own
            "/petitions/nouvelle/envoyee",
            "/petitions/proches",
            "/petitions/suivi",
            "/petitions/suivi/envoye",
            "/petitions/suivi/{token}",
            "/petitions/suivi/{token}/effacement",
            "/petitions/suivi/{token}/retrait",
            "/petitions/{id}/parrainage/{token}",
            "/positions/{name}", // PositionsTest
            "/qui-vote-comme-moi",
            "/qui-vote-comme-moi/dix", // PositionsTest
            "/recu",
            "/robots.txt",
            "/scrutins-publics",
            "/security.txt",
            "/signatures/{token}",
            "/signatures/{token}/recu.json",
            "/signatures/{token}/retrait",
            "/sitemap.xml",
            "/static/{+path}",
            "/suivre", // DigestTest
            "/suivre/arret/{token}",
            "/suivre/confirmation/{token}",
            "/suivre/envoye",
            "/suivre/nouvelles/{token}",
            "/suivre/reglage/{token}",
            "/themes");

    @Inject
    EmbeddedServer server;

    @Inject
    Router router;

    @Inject
    OutputRoutes outputs;

    @Inject
    ScrutinHiding hidings;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    AmendementService amendements;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ToldFilings filings;

    @Inject
    ShiftedClock clock;

    @Inject
    PetitionFixture petitions;

    @Inject
    ScrutinScheduling schedules;

    @Inject
    ThemeService themes;

    @Inject
    TestBallots ballots;

    @Inject
    TestVoters voters;

    @Inject
    UrnPublishing publications;

    @Inject
    ExportService exports;

    @Inject
    UrnStopping stops;

    private final HttpClient http = HttpClient.newHttpClient();
    private String uid;
    private String beside;
    private String path;
    private String numero;
    private String petition;

    @BeforeEach
    void aScrutinThatEveryOutputShows() {
        beside = fixture.aScrutin(0, LocalDate.of(2026, 1, 8));
        uid = fixture.aScrutin(0, LocalDate.of(2026, 1, 9));
        numero = "CF" + uid.replaceFirst(".*N00", "");
        path = "/17/amendements/2247/CION_FIN/" + numero;
        fixture.run("update amendement set search = array_to_tsvector(number_words(numero, 1)) where uid = ?", uid);
        fixture.run("delete from scrutin_theme");
        themes.classify(uid, List.of(THEME), fixture.aModerator(), "Note.");
        // feeds tell of it once it has stood for some seconds
        clock.advance(FilingListener.UNTOLD_FOR);
        filings.tell();
        ballots.cast(scrutins.find(uid).orElseThrow(), 3);
        fixture.run("update scrutin set opened_at = now() where uid = ?", uid);
        schedules.schedule(uid, ScheduledAct.CLOSE, Instant.now().plus(Duration.ofDays(30)));
        aRollCall();
        petition = petitions
                .aPetition()
                .titled("Revoir " + numero.replace("CF", "la mesure "))
                .about(new PetitionSubject(uid, null, null))
                .make()
                .path();
        publications.publish();
    }

    private void aRollCall() {
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes,
                    pour, contre, abstentions, non_votants, fingerprint)
                values (?, 1, 17, '2026-01-20', 'scrutin public ordinaire', 'l''amendement', 'REJETE', 2, 2, 1, 1, 0, 0, '')
                on conflict do nothing""", ROLL_CALL);
        fixture.run("insert into scrutin_public_amendement values (?, ?, false)", ROLL_CALL, uid);
        fixture.run("insert into acteur (uid, slug, civilite, prenom, nom, fingerprint)"
                + " values ('PA9', 'une-auteure', 'Mme', 'Une', 'Auteure', '') on conflict do nothing");
        fixture.run("insert into groupe (uid, slug, libelle, sigle, fingerprint)"
                + " values ('PO9', 'un-groupe', 'Un groupe', 'UG', '') on conflict do nothing");
        fixture.run("update amendement set auteur_uid = 'PA9', groupe_uid = 'PO9' where uid = ?", uid);
    }

    @Test
    void what_is_hidden_is_in_no_output_and_its_page_says_why() throws Exception {
        assertShown();
        hidings.hide(uid, "Le texte contient l’adresse d’un particulier.", "The text has a private address.");
        publications.publish();

        for (String output : outputs()) {
            HttpResponse<String> answer = get(output);
            assertThat(answer.statusCode()).as(output).isEqualTo(410);
            assertThat(answer.body()).as(output).doesNotContain("alinéa").doesNotContain("\"pour\"");
        }
        for (String export : exports()) {
            assertThat(get(export).statusCode()).as(export).isEqualTo(503);
        }
        exports.make();
        for (String export : exports()) {
            HttpResponse<String> answer = get(export);
            assertThat(answer.statusCode()).as(export).isEqualTo(200);
            assertThat(answer.body()).as(export).doesNotContain(uid).doesNotContain("/CION_FIN/" + numero);
        }
        for (String list : lists()) {
            HttpResponse<String> answer = get(list);
            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(answer.body()).as(list).doesNotContain(uid).doesNotContain("/CION_FIN/" + numero);
        }
        assertThat(get("/api/v1/themes").body()).contains(themeCount(0));
        assertThat(get("/api/v1/urnes").body()).doesNotContain(uid);
        assertThat(get(CHECKPOINTS).body()).doesNotContain(uid);
        assertThat(get(JOURNAL_FEED).body()).doesNotContainPattern(numero + "\\b");
        for (String several : List.of("/scrutins/flux?uid=" + uid, "/scrutins/flux?uid=" + beside + "&uid=" + uid)) {
            assertThat(get(several).statusCode()).as(several).isEqualTo(410);
        }
        for (String unread : List.of(
                "/scrutins/NOPE?uid=" + uid,
                "/embed/scrutins/NOPE?scrutin=" + uid,
                "/embed/scrutins/NOPE?scrutin=%00")) {
            assertThat(get(unread).statusCode()).as(unread).isEqualTo(404);
        }
        assertThat(get("/suivre?scrutin=" + uid).statusCode()).isEqualTo(410);
        assertThat(get(OWN.replace("{uid}", uid)).body())
                .isEqualTo("{\"choice\":null,\"receipt\":null,\"passUntil\":null}");
        assertThat(put().statusCode()).isEqualTo(404);
        assertPageSaysWhy();
        assertThat(hidings.hide(uid, "Encore.", null)).isInstanceOf(HidingResult.AlreadyHidden.class);

        assertThat(hidings.unhide(uid)).isInstanceOf(HidingResult.Shown.class);
        publications.publish();
        assertShown();
        assertThat(hidings.unhide(uid)).isInstanceOf(HidingResult.NotHidden.class);
    }

    @Test
    void many_names_in_an_address_are_as_many_statements_as_one() throws Exception {
        String many = IntStream.range(0, 45).mapToObj(i -> "&uid=NOPE" + i).collect(Collectors.joining());
        for (String path : List.of("/scrutins/NOPE", "/scrutins/flux")) {
            assertThat(statements(path + "?uid=NOPE" + many))
                    .as(path)
                    .isEqualTo(statements(path + "?uid=NOPE"))
                    .isPositive();
        }
    }

    /** The least of several runs: jobs ask meanwhile. */
    private long statements(String address) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = CountedStatements.count();
            assertThat(get(address).statusCode()).as(address).isEqualTo(404);
            least = Math.min(least, CountedStatements.count() - before);
        }
        return least;
    }

    /** What nobody voted, as it would stand in any output: with the separators of a language or without. */
    private static final Pattern FALSE_FIGURES = Pattern.compile(
            "7\\D?319\\D?4[0-9]{2}|2\\D?840\\D?5[0-9]{2}|10\\D?160\\D?0[0-9]{2}|72[.,]0[0-9]?\\W{0,2}%");

    private static final String WITHHELD = "Le décompte de ce scrutin ne concorde pas avec ce qui a été publié.";

    @Test
    void figures_that_contradict_what_was_published_are_in_no_output() throws Exception {
        String card = version("/scrutins/" + uid + "/carte.png");
        falsify(7_319_461);
        exports.make();
        assertThat(pagesOf("/exports/decomptes.parquet")).contains(uid, inParquet(7_319_461), inParquet(2_840_573));
        contradict(withFacts());

        for (String export : exports()) {
            assertThat(get(export).statusCode()).as(export).isEqualTo(503);
        }
        exports.make();
        for (String export :
                exports().stream().filter(one -> one.endsWith(".csv")).toList()) {
            assertThat(pagesOf(export.replace(".csv", ".parquet")))
                    .as(export)
                    .doesNotContain(inParquet(7_319_461), inParquet(2_840_573));
        }
        assertThat(pagesOf("/exports/decomptes.parquet")).doesNotContain(uid);
        for (String output : Stream.of(
                        outputs(), lists(), exports(), List.of("/en/", "/api/v1/themes", "/themes", "/health"))
                .flatMap(List::stream)
                .toList()) {
            HttpResponse<String> answer = get(output);
            assertThat(answer.statusCode()).as(output).isIn(200, 302, 503);
            assertThat(answer.body()).as(output).doesNotContainPattern(FALSE_FIGURES);
        }
        for (String figures : List.of("tally", "resultat", "historique")) {
            HttpResponse<String> answer = get("/api/v1/scrutins/" + uid + "/" + figures);
            assertThat(answer.statusCode()).as(figures).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body())
                    .contains("/api/v1/problems/contradicted", WITHHELD)
                    .contains("\"published\":{\"size\":4,\"root\":\"" + "ab".repeat(32) + "\"}")
                    .contains("\"found\":{\"size\":4,\"root\":\"" + "cd".repeat(32) + "\"}");
        }
        assertThat(get("/scrutins/" + uid + "/urne/checkpoint").statusCode()).isEqualTo(503);
        assertThat(get("/api/v1/scrutins/" + uid).body())
                .contains("\"tally\":null", "\"state\":null", "/problems/contradicted");
        assertThat(get(path).body())
                .contains(WITHHELD, "ab".repeat(32), "cd".repeat(32), "alinéa", "<a href=\"#voter\">");
        assertThat(get("/en" + path).body()).contains("The count of this vote does not agree");
        assertThat(get("/embed/scrutins/" + uid).body()).contains(WITHHELD);
        assertThat(get("/embed/themes/" + THEME).body()).contains("Un scrutin n’y figure pas");
        assertThat(get("/en/embed/textes/PRJLANR5L17B2247").body()).contains("not among them");
        assertThat(get("/scrutins/" + uid + "/badge.svg").body()).contains(WITHHELD);
        assertThat(get("/flux/nouveaux.atom").body()).contains(WITHHELD);
        assertThat(get("/amendements?q=" + numero).body()).contains("Décompte retiré le temps d’une vérification");
        assertThat(stream("/scrutins/" + uid + "/flux")).contains("event: withheld");
        assertThat(put().statusCode()).isEqualTo(503);
        assertThat(put().body()).contains("/problems/contradicted");
        assertThat(get(OWN.replace("{uid}", uid)).statusCode()).isEqualTo(200);
        HttpResponse<String> erased = http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + OWN.replace("{uid}", uid) + "?erase=true"))
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());
        assertThat(erased.statusCode()).isEqualTo(503);
        assertThat(erased.body()).contains("/problems/contradicted");
        assertThatNoFigureIsDrawn(card);
    }

    /** Whatever the false figures are, it is the same picture. */
    private void assertThatNoFigureIsDrawn(String before) throws Exception {
        String address = "/scrutins/" + uid + "/carte.png";
        String withheld = version(address);
        assertThat(withheld).isNotEqualTo(before);
        assertThat(version("/en" + address)).isNotEqualTo(withheld);
        stops.release(uid, "Rendu.");
        publications.publish();
        falsify(6_000_000);
        contradict(withFacts());
        assertThat(version(address)).isEqualTo(withheld);
    }

    private void falsify(long pour) {
        fixture.run("update urn set pour_0 = ?, contre_0 = 2840573 where uid = ?", pour, uid);
    }

    /** As it is found, with the figures in it. */
    private Contradiction withFacts() {
        return new Contradiction(uid, "is not what its leaves say: 7319461", 4L, "ab".repeat(32), 4L, "cd".repeat(32));
    }

    /** Names everything that is drawn. */
    private String version(String picture) throws Exception {
        return get(picture).headers().firstValue("content-location").orElseThrow();
    }

    /** What a Parquet file holds: each of its pages is packed by itself. */
    private String pagesOf(String parquet) throws Exception {
        byte[] file = http.send(
                        HttpRequest.newBuilder(URI.create(server.getURI() + parquet))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        var pages = new StringBuilder();
        for (int i = 0; i < file.length - 2; i++) {
            if (file[i] == 0x1f && file[i + 1] == (byte) 0x8b && file[i + 2] == 8) {
                try (var page = new GZIPInputStream(new ByteArrayInputStream(file, i, file.length - i))) {
                    pages.append(new String(page.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return pages.toString();
    }

    private static String inParquet(long number) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void contradict(Contradiction found) {
        stops.stop(found);
        publications.publish();
    }

    /** A stream that has an end. */
    private String stream(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURI() + address))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private void assertShown() throws Exception {
        exports.make();
        for (String export : exports()) {
            assertThat(get(export).body()).as(export).contains(uid);
        }
        for (String output : outputs()) {
            assertThat(get(output).statusCode()).as(output).isIn(200, 302);
        }
        for (String list : lists()) {
            assertThat(get(list).body()).as(list).contains("/CION_FIN/" + numero);
        }
        assertThat(get("/api/v1/themes").body()).contains(themeCount(1));
        assertThat(get("/api/v1/urnes").body()).contains(uid);
        assertThat(get(CHECKPOINTS).body()).contains(uid);
        assertThat(get(JOURNAL_FEED).body()).containsPattern(numero + "\\b");
    }

    private static String themeCount(int scrutins) {
        return "\"libelle\":\"Sport et vie associative\",\"scrutins\":" + scrutins;
    }

    private void assertPageSaysWhy() throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().firstValue("content-security-policy")).isPresent();
        assertThat(page.body())
                .contains("Ce scrutin est masqué")
                .contains("Masqué le ")
                .contains("<p lang=\"fr\">Le texte contient l’adresse d’un particulier.</p>")
                .contains("href=\"mailto:moderation@voix.example\"")
                .contains("noindex");
        assertThat(get("/scrutins/" + uid).body()).contains("Ce scrutin est masqué");
        assertThat(get("/en" + path).body())
                .contains("This vote is hidden")
                .contains("<p lang=\"en\">The text has a private address.</p>");
    }

    /** An address with another variable than the uid may still list Scrutins: whoever adds one says which it is. */
    @Test
    void no_other_public_address_is_forgotten() {
        var walked = Stream.of(
                        lists(),
                        exports(),
                        List.of(
                                path,
                                JOURNAL_FEED,
                                "/oembed",
                                "/scrutins/flux",
                                "/api/v1/themes",
                                "/api/v1/urnes",
                                CHECKPOINTS))
                .flatMap(List::stream)
                .map(address -> address.replaceFirst("\\?.*", "").replaceFirst("^/en(?=/)", ""))
                .collect(Collectors.toSet());
        var forgotten = router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .map(OutputRoutes::template)
                .map(template -> template.replaceFirst("^/en(?=/|$)", ""))
                .filter(template -> !template.contains("{uid}") && !template.startsWith("/moderation"))
                .filter(template -> !SILENT.contains(template))
                .filter(template -> walked.stream().noneMatch(address -> address.matches(pattern(template))))
                .distinct()
                .sorted()
                .toList();
        assertThat(forgotten).isEmpty();
    }

    private static String pattern(String template) {
        return ("/" + template).replaceFirst("^//", "/").replace(".", "\\.").replaceAll("\\{[^}]*\\}", "[^/]+");
    }

    @Test
    void a_reason_in_french_is_asked_for_and_shown_as_french_to_all() throws Exception {
        for (String reason : List.of("", "  ", "x".repeat(1_001))) {
            assertThat(hidings.hide(uid, reason, null)).isInstanceOf(HidingResult.UnfitReason.class);
        }
        assertThat(hidings.hide("AMAN0", "Motif.", null)).isInstanceOf(HidingResult.UnknownScrutin.class);
        assertThat(hidings.unhide("AMAN0")).isInstanceOf(HidingResult.UnknownScrutin.class);
        hidings.hide(uid, "<b>Motif</b>", " ");
        assertThat(get("/en" + path).body()).contains("<p lang=\"fr\">&lt;b");
    }

    /** SQL that asks what is shown in words of its own would forget the next reason for not showing something. */
    @Test
    void what_is_shown_is_asked_in_one_way() throws Exception {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            List<String> others = sources.filter(source -> source.toString().endsWith(".java"))
                    .filter(source -> read(source).contains("'EFFACE'"))
                    .map(source -> source.getFileName().toString())
                    .toList();
            // roll-calls are linked to what there is, shown or not
            assertThat(others).containsExactly("LinkRepository.java");
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every public address that names one Scrutin, and its page; a new one is found by itself. */
    private List<String> outputs() {
        Set<String> found = outputs.of(
                UrnKind.SCRUTIN,
                Map.of(
                        "uid",
                        uid,
                        "other",
                        beside,
                        "path",
                        "entries/000.p/3",
                        "index",
                        "0",
                        "sha256",
                        textSha256(),
                        "oldSize",
                        "1",
                        "newSize",
                        "2"));
        found.remove(OWN.replace("{uid}", uid));
        found.add(path);
        found.add("/en" + path);
        found.add("/embed/scrutins/" + uid + "?vue=deputes");
        found.add("/oembed?format=xml&url=" + server.getURI() + path);
        return found.stream().sorted().toList();
    }

    private String textSha256() {
        return HexFormat.of()
                .formatHex(TexteAffiche.of(amendements.find(uid).orElseThrow())
                        .orElseThrow()
                        .sha256());
    }

    /** Of Parquet, see {@link #pagesOf}. */
    private static List<String> exports() {
        return Stream.of("decomptes", "historique", "classements", "decisions", "scrutins_publics")
                .flatMap(dataset -> Stream.of("/exports/" + dataset + ".csv", "/exports/" + dataset + ".ndjson"))
                .toList();
    }

    private List<String> lists() {
        return List.of(
                "/amendements?q=" + numero,
                "/amendements/suggestions?q=" + numero,
                "/en/amendements?q=" + numero,
                "/amendements?theme=" + THEME,
                "/themes/" + THEME,
                "/en/themes/" + THEME,
                "/api/v1/amendements?q=" + numero,
                "/api/v1/amendements?theme=" + THEME,
                "/flux/nouveaux.atom",
                "/en/flux/nouveaux.atom",
                "/flux/semaine.atom",
                "/flux/clotures.atom",
                "/clotures.ics",
                petition,
                "/en" + petition,
                "/themes/" + THEME + "/flux.atom",
                "/textes/PRJLANR5L17B2247/flux.atom",
                "/sitemaps/1.xml",
                "/api/v1/scrutins-publics",
                "/api/v1/scrutins-publics/" + ROLL_CALL,
                "/scrutins-publics/1",
                "/deputes/une-auteure",
                "/en/groupes/un-groupe",
                "/groupes/un-groupe",
                "/journal",
                "/embed/themes/" + THEME,
                "/en/embed/textes/PRJLANR5L17B2247",
                "/");
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + address))
                .header(
                        "Accept",
                        address.startsWith("/api") && !address.matches(".*(/texte|\\.csv)")
                                ? "application/json"
                                // whoever prefers a page is shown one of a scrutin of that name
                                : address.startsWith("/scrutins/flux") ? "text/event-stream" : "text/html,*/*;q=0.8");
        if (address.endsWith("/flux") || address.startsWith("/scrutins/flux")) {
            // a stream has no end; its head tells enough
            request.method("HEAD", HttpRequest.BodyPublishers.noBody());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put() throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + OWN.replace("{uid}", uid)))
                        .header("Content-Type", "application/json")
                        .header("Cookie", voters.aVoter())
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"choice\":\"pour\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}"))
                        .build(),
                BodyHandlers.ofString());
    }
}
