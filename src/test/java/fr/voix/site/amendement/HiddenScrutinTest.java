package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.site.export.TestExports;
import fr.voix.site.hidden.OutputRoutes;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.register.RegisterPublishing;
import fr.voix.vote.scrutin.HidingResult;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is hidden on its page is hidden in every other output too, and comes back when it is shown again. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = CountedStatements.ON, value = "true")
@Property(name = "voix.register.every", value = "0s")
@Property(name = "voix.register.every-of-many", value = "0s")
@Property(name = "voix.site.contact", value = "moderation@voix.example")
@Property(name = "voix.feed.rank-every", value = "0s")
class HiddenScrutinTest {

    private static final String JOURNAL_FEED = "/journal/flux.atom";

    /** Addresses that name no Scrutin, whatever is shown; one with a test beside it is walked there. */
    private static final Set<String> SILENT = Set.of(
            "/.well-known/sbom",
            "/.well-known/security.txt",
            "/.well-known/voix-urn.vkey",
            "/accessibilite",
            "/agenda", // bills, with counts of what is shown
            "/textes/{texte}/agenda.ics",
            "/themes/{slug}/agenda.ics",
            "/api",
            "/api/reference",
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
            "/embed.js",
            "/embed/frame.css",
            "/embed/frame.js",
            "/exports",
            "/exports/datapackage.json",
            "/favicon.ico",
            "/flux",
            "/formats",
            "/glossaire",
            "/groupes",
            "/formats.md",
            "/flux/petitions.atom",
            "/health/readiness",
            "/health/votes",
            "/health",
            "/health/{selector}",
            "/integrer", // EmbedTest
            "/mentions-legales",
            "/mes-bulletins",
            "/methode",
            "/registre", // uids and hashes, of what was shown: nothing else about it
            "/registre/checkpoint",
            "/registre/coherence/{oldSize}/{newSize}",
            "/registre/politique",
            "/registre/preuve/{index}",
            "/registre/tile/{+path}",
            "/petitions", // PetitionApiTest
            "/petitions/regles",
            "/embed/petitions/{id}", // HiddenPetitionTest
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
    Router router;

    @Inject
    ScrutinHiding hidings;

    @Inject
    UrnPublishing publications;

    @Inject
    RegisterPublishing register;

    @Inject
    TestExports exports;

    @Inject
    ScrutinOutputs shown;

    @BeforeEach
    void aScrutinThatEveryOutputShows() {
        shown.makeOne();
        register.publish();
    }

    @Test
    void what_is_hidden_is_in_no_output_and_its_page_says_why() throws Exception {
        assertShown();
        hidings.hide(shown.uid(), "Le texte contient l’adresse d’un particulier.", "The text has a private address.");
        publications.publish();
        register.publish();

        for (String output : shown.addresses()) {
            HttpResponse<String> answer = shown.get(output);
            assertThat(answer.statusCode()).as(output).isEqualTo(410);
            assertThat(answer.body()).as(output).doesNotContain("alinéa").doesNotContain("\"pour\"");
        }
        for (String export : ScrutinOutputs.exports()) {
            assertThat(shown.get(export).statusCode()).as(export).isEqualTo(503);
        }
        exports.make();
        for (String export : ScrutinOutputs.exports()) {
            HttpResponse<String> answer = shown.get(export);
            assertThat(answer.statusCode()).as(export).isEqualTo(200);
            assertThat(answer.body())
                    .as(export)
                    .doesNotContain(shown.uid())
                    .doesNotContain("/CION_FIN/" + shown.numero());
        }
        for (String list : shown.lists()) {
            HttpResponse<String> answer = shown.get(list);
            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(answer.body())
                    .as(list)
                    .doesNotContain(shown.uid())
                    .doesNotContain("/CION_FIN/" + shown.numero());
        }
        assertThat(shown.get("/api/v1/themes").body()).contains(themeCount(0));
        assertThat(shown.get("/api/v1/urnes").body()).doesNotContain(shown.uid());
        assertThat(shown.get(ScrutinOutputs.CHECKPOINTS).body()).doesNotContain(shown.uid());
        assertThat(shown.get(JOURNAL_FEED).body()).doesNotContainPattern(shown.numero() + "\\b");
        for (String several : List.of(
                "/scrutins/flux?uid=" + shown.uid(), "/scrutins/flux?uid=" + shown.beside() + "&uid=" + shown.uid())) {
            assertThat(shown.get(several).statusCode()).as(several).isEqualTo(410);
        }
        for (String unread : List.of(
                "/scrutins/NOPE?uid=" + shown.uid(),
                "/embed/scrutins/NOPE?scrutin=" + shown.uid(),
                "/embed/scrutins/NOPE?scrutin=%00")) {
            assertThat(shown.get(unread).statusCode()).as(unread).isEqualTo(404);
        }
        assertThat(shown.get("/suivre?scrutin=" + shown.uid()).statusCode()).isEqualTo(410);
        assertThat(shown.get(shown.own()).body()).isEqualTo("{\"choice\":null,\"receipt\":null,\"passUntil\":null}");
        assertThat(shown.put().statusCode()).isEqualTo(404);
        assertPageSaysWhy();
        assertThat(hidings.hide(shown.uid(), "Encore.", null)).isInstanceOf(HidingResult.AlreadyHidden.class);

        assertThat(hidings.unhide(shown.uid())).isInstanceOf(HidingResult.Shown.class);
        publications.publish();
        register.publish();
        assertShown();
        assertThat(hidings.unhide(shown.uid())).isInstanceOf(HidingResult.NotHidden.class);
    }

    @Test
    void many_names_in_an_address_are_as_many_statements_as_one() throws Exception {
        String many = IntStream.range(0, 45).mapToObj(i -> "&uid=NOPE" + i).collect(Collectors.joining());
        for (String address : List.of("/scrutins/NOPE", "/scrutins/flux")) {
            assertThat(statements(address + "?uid=NOPE" + many))
                    .as(address)
                    .isEqualTo(statements(address + "?uid=NOPE"))
                    .isPositive();
        }
    }

    /** The least of several runs: jobs ask meanwhile. */
    private long statements(String address) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = CountedStatements.count();
            assertThat(shown.get(address).statusCode()).as(address).isEqualTo(404);
            least = Math.min(least, CountedStatements.count() - before);
        }
        return least;
    }

    private void assertShown() throws Exception {
        exports.make();
        for (String export : ScrutinOutputs.exports()) {
            assertThat(shown.get(export).body()).as(export).contains(shown.uid());
        }
        for (String output : shown.addresses()) {
            assertThat(shown.get(output).statusCode()).as(output).isIn(200, 302);
        }
        for (String list : shown.lists()) {
            assertThat(shown.get(list).body()).as(list).contains("/CION_FIN/" + shown.numero());
        }
        assertThat(shown.get("/api/v1/themes").body()).contains(themeCount(1));
        assertThat(shown.get("/api/v1/urnes").body()).contains(shown.uid());
        assertThat(shown.get(ScrutinOutputs.CHECKPOINTS).body()).contains(shown.uid());
        assertThat(shown.get(JOURNAL_FEED).body()).containsPattern(shown.numero() + "\\b");
    }

    private static String themeCount(int scrutins) {
        return "\"libelle\":\"Sport et vie associative\",\"scrutins\":" + scrutins;
    }

    private void assertPageSaysWhy() throws Exception {
        HttpResponse<String> page = shown.get(shown.path());
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().firstValue("content-security-policy")).isPresent();
        assertThat(page.body())
                .contains("Ce scrutin est masqué")
                .contains("Masqué le ")
                .contains("<p lang=\"fr\">Le texte contient l’adresse d’un particulier.</p>")
                .contains("href=\"mailto:moderation@voix.example\"")
                .contains("noindex");
        assertThat(shown.get("/scrutins/" + shown.uid()).body()).contains("Ce scrutin est masqué");
        assertThat(shown.get("/en" + shown.path()).body())
                .contains("This vote is hidden")
                .contains("<p lang=\"en\">The text has a private address.</p>");
    }

    /** An address with another variable than the uid may still list Scrutins: whoever adds one says which it is. */
    @Test
    void no_other_public_address_is_forgotten() {
        var walked = Stream.of(
                        shown.lists(),
                        ScrutinOutputs.exports(),
                        List.of(
                                shown.path(),
                                JOURNAL_FEED,
                                "/oembed",
                                "/scrutins/flux",
                                "/api/v1/themes",
                                "/api/v1/urnes",
                                ScrutinOutputs.CHECKPOINTS))
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
            assertThat(hidings.hide(shown.uid(), reason, null)).isInstanceOf(HidingResult.UnfitReason.class);
        }
        assertThat(hidings.hide("AMAN0", "Motif.", null)).isInstanceOf(HidingResult.UnknownScrutin.class);
        assertThat(hidings.unhide("AMAN0")).isInstanceOf(HidingResult.UnknownScrutin.class);
        hidings.hide(shown.uid(), "<b>Motif</b>", " ");
        assertThat(shown.get("/en" + shown.path()).body()).contains("<p lang=\"fr\">&lt;b");
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
}
