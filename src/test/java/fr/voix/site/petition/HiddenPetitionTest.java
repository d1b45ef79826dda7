package fr.voix.site.petition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.site.export.TestExports;
import fr.voix.site.hidden.OutputRoutes;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.urn.register.RegisterPublishing;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A petition that is hidden is in no public output, nor is one that was never published. */
@MicronautTest(transactional = false)
@Property(name = "voix.register.every", value = "0s")
@Property(name = "voix.register.every-of-many", value = "0s")
@Property(name = "voix.limits.enabled", value = "false")
class HiddenPetitionTest {

    private static final String EXPORT = "/exports/petitions.csv";
    private static final String WORD = "hippocampes";

    @Inject
    EmbeddedServer server;

    @Inject
    OutputRoutes outputs;

    @Inject
    PetitionFixture fixture;

    @Inject
    ScrutinFixture scrutins;

    @Inject
    UrnPublishing publications;

    @Inject
    RegisterPublishing register;

    @Inject
    TestExports exports;

    @Inject
    UrnStopping stops;

    private final HttpClient http = HttpClient.newHttpClient();
    private String amendement;
    private PetitionSubject subject;

    @BeforeEach
    void somethingToBeAbout() {
        var uid = scrutins.aScrutin();
        amendement = "/17/amendements/2247/CION_FIN/CF" + uid.replaceFirst(".*N00", "");
        subject = new PetitionSubject(uid, null, null);
    }

    @Test
    void what_is_hidden_is_in_no_output_and_comes_back() throws Exception {
        Petition petition = fixture.aPetition()
                .titled("Protéger les hippocampes")
                .about(subject)
                .make();
        assertShown(petition);
        fixture.hide(petition.id(), true);
        publications.publish();
        register.publish();
        assertHidden(petition, 410);
        assertThat(get(petition.path()).body()).contains("Cette pétition est masquée");
        assertThat(get("/en" + petition.path()).body()).contains("This petition is hidden");
        fixture.hide(petition.id(), false);
        publications.publish();
        register.publish();
        assertShown(petition);
    }

    @Test
    void what_was_never_published_is_in_no_output() throws Exception {
        Petition petition = fixture.aPetition()
                .titled("Élever les hippocampes")
                .about(subject)
                .awaiting()
                .make();
        assertHidden(petition, 404);
    }

    @Test
    void what_is_hidden_is_on_no_page_of_its_theme_or_texte() throws Exception {
        int theme = (int) scrutins.number("select theme_id from theme where slug = ?", "sante");
        var texte = scrutins.aTexte();
        Petition ofTheme = fixture.aPetition()
                .about(new PetitionSubject(null, null, theme))
                .withSignatures(40_000)
                .make();
        Petition ofTexte = fixture.aPetition()
                .about(new PetitionSubject(null, texte, null))
                .withSignatures(40_000)
                .make();
        for (var language : List.of("", "/en")) {
            assertThat(get(language + "/themes/sante").body()).contains(ofTheme.path());
            assertThat(get(language + "/amendements?texte=" + texte).body()).contains(ofTexte.path());
        }
        fixture.hide(ofTheme.id(), true);
        fixture.hide(ofTexte.id(), true);
        publications.publish();
        register.publish();
        for (var language : List.of("", "/en")) {
            assertThat(get(language + "/themes/sante").body()).doesNotContain(ofTheme.path());
            assertThat(get(language + "/amendements?texte=" + texte).body()).doesNotContain(ofTexte.path());
        }
    }

    private static final Pattern FALSE_FIGURES = Pattern.compile("7\\D?319\\D?4[0-9]{2}");

    private static final String WITHHELD = "Le décompte de cette pétition ne concorde pas avec ce qui a été publié.";

    @Test
    void a_count_that_contradicts_what_was_published_is_in_no_output() throws Exception {
        Petition petition = fixture.aPetition()
                .titled("Compter les hippocampes")
                .about(subject)
                .withSignatures(7_319_461)
                .make();
        stops.stop(new Contradiction(
                petition.uid(), "is not what its leaves say", 4L, "ab".repeat(32), 4L, "cd".repeat(32)));
        publications.publish();
        register.publish();
        exports.make();

        var outputs = new ArrayList<>(outputs(petition));
        outputs.addAll(lists());
        outputs.addAll(List.of(EXPORT, "/exports/signatures.csv"));
        for (String output : outputs) {
            HttpResponse<String> answer = get(output);
            assertThat(answer.statusCode()).as(output).isIn(200, 301, 302, 303, 503);
            assertThat(answer.body()).as(output).doesNotContainPattern(FALSE_FIGURES);
        }
        for (String figures : List.of("tally", "resultat", "history", "departements")) {
            HttpResponse<String> answer = get("/api/v1/petitions/" + petition.id() + "/" + figures);
            assertThat(answer.statusCode()).as(figures).isEqualTo(503);
            assertThat(answer.body()).contains("/api/v1/problems/contradicted", WITHHELD, "ab".repeat(32));
        }
        for (int round = 0; round < 2; round++) {
            assertThat(get("/api/v1/petitions/" + petition.id()).body())
                    .contains("\"signatures\":null", "/problems/contradicted", WITHHELD);
            assertThat(get("/api/v1/petitions/" + petition.id(), "Accept-Language", "en")
                            .body())
                    .contains("/problems/contradicted", "The count of this petition does not agree with");
        }
        assertThat(get(petition.path()).body())
                .contains(WITHHELD, "ab".repeat(32), "cd".repeat(32), "<a href=\"#signer\">")
                .doesNotContain("Ouverte aux signatures", "À venir");
        assertThat(get("/embed/petitions/" + petition.id()).body()).contains(WITHHELD);
        assertThat(get("/petitions?q=" + WORD).body()).contains("Décompte retiré le temps d’une vérification");
        assertThat(get("/api/v1/petitions?q=" + WORD).body()).contains("\"signatures\":null");
        fixture.hide(petition.id(), true);
    }

    private void assertShown(Petition petition) throws Exception {
        for (String output : outputs(petition)) {
            // an urn without leaves has neither checkpoint nor tile nor proof
            assertThat(output.contains("/urne") ? 200 : get(output).statusCode())
                    .as(output)
                    .isIn(200, 301, 302, 303);
        }
        for (String list : lists()) {
            assertThat(get(list).body()).as(list).contains(petition.path());
        }
        assertThat(urnOf(petition)).isTrue();
        exports.make();
        assertThat(get(EXPORT).body()).contains("\n" + petition.id() + ",");
    }

    private void assertHidden(Petition petition, int status) throws Exception {
        for (String output : outputs(petition)) {
            HttpResponse<String> answer = get(output);
            assertThat(answer.statusCode()).as(output).isEqualTo(status);
            assertThat(answer.body()).as(output).doesNotContain(WORD);
        }
        assertThat(urnOf(petition)).isFalse();
        assertThat(get(EXPORT).body()).doesNotContain(WORD);
        exports.make();
        assertThat(get(EXPORT).body()).doesNotContain(WORD);
        for (String list : lists()) {
            HttpResponse<String> answer = get(list);
            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(answer.body()).as(list).doesNotContain(petition.path()).doesNotContain("les " + WORD);
        }
    }

    /** Whether it is in the list of urns. */
    private boolean urnOf(Petition petition) throws Exception {
        return get("/api/v1/urnes/petitions?after=" + (petition.id() - 1))
                .body()
                .matches("(?s).*\\[" + petition.id() + "[,\\]].*");
    }

    /** Every public address that names one petition; a new one is found by itself. */
    private List<String> outputs(Petition petition) {
        Set<String> found = outputs.of(
                UrnKind.PETITION,
                Map.of(
                        "id",
                        petition.uid(),
                        "uid",
                        petition.uid(),
                        "address",
                        petition.path().substring("/petitions/".length()),
                        "path",
                        "entries/000.p/1",
                        "index",
                        "0",
                        "oldSize",
                        "1",
                        "newSize",
                        "1",
                        "sha256",
                        HexFormat.of().formatHex(petition.text().sha256())));
        found.add("/suivre?petition=" + petition.id());
        found.add("/en/suivre?petition=" + petition.id());
        found.add("/oembed?url=" + URLEncoder.encode(server.getURI() + petition.path(), UTF_8));
        return found.stream().sorted().toList();
    }

    private List<String> lists() {
        return List.of(
                "/petitions?q=" + WORD,
                "/en/petitions?etat=toutes&tri=date",
                "/api/v1/petitions?q=" + WORD,
                "/flux/petitions.atom",
                "/en/flux/petitions.atom",
                "/sitemaps/0.xml",
                amendement,
                "/en" + amendement,
                "/petitions/proches?q=" + WORD,
                "/en/petitions/proches?q=" + WORD,
                "/");
    }

    private HttpResponse<String> get(String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.getURI() + address))
                .header("Accept", address.startsWith("/api") ? "application/json" : "text/html,*/*;q=0.8");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (address.endsWith("/flux")) {
            // a stream has no end; its head tells enough
            request.method("HEAD", HttpRequest.BodyPublishers.noBody());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
