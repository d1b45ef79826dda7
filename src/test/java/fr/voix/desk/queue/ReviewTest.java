package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a second person reads: a summary to approve, a decision to take again. */
@MicronautTest(transactional = false)
class ReviewTest {

    private static final String REVIEWS = "/moderation/relectures";
    private static final String TEXT = "Déplacer huit millions d’euros vers les services de préfecture";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"#]+/(approbation|refus|retrait))");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/moderation/relectures/\\d+)\"");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Browser author;
    private Browser reader;
    private String scrutin;

    @BeforeEach
    void people() {
        author = signedIn(Role.MODERATOR);
        reader = signedIn(Role.MODERATOR);
        scrutin = fixture.aScrutin();
    }

    private Browser signedIn(Role role) {
        var browser = new Browser(server.getURI());
        browser.enter(team.a(role));
        return browser;
    }

    private String summary() {
        return "/moderation/scrutins/" + scrutin + "/resume";
    }

    private String desk() {
        return "/moderation/scrutins/" + scrutin;
    }

    private java.net.http.HttpResponse<String> write(Browser browser, String texte, String seen) {
        var csrf = Browser.csrf(browser.get(desk()));
        return browser.post(summary(), "csrf", csrf, "texte", texte, "texteEn", "", "seen", seen);
    }

    /** Sends the form whose address ends like this. */
    private java.net.http.HttpResponse<String> judge(Browser browser, String act, String reason) {
        var page = browser.get(summary());
        var actions = ACTION.matcher(page.body());
        while (actions.find()) {
            if (actions.group(2).equals(act)) {
                return browser.post(actions.group(1), "csrf", Browser.csrf(page), "reason", reason);
            }
        }
        throw new AssertionError("No " + act + " in " + page.body());
    }

    @Test
    void a_summary_goes_from_its_author_by_a_second_person_to_the_public_page() {
        assertThat(write(author, TEXT, "0").headers().firstValue("location")).contains(desk() + "?fait=propose#resume");
        assertThat(author.get(desk() + "?fait=propose").body())
                .contains("Résumé proposé", "En attente d’une autre personne que vous", TEXT + "</textarea>");
        assertThat(author.get(summary()).body()).doesNotContain("/approbation");
        assertThat(reader.get(REVIEWS).body()).contains(summary(), TEXT);

        assertThat(judge(reader, "approbation", "").statusCode()).isEqualTo(303);

        var page = publicPage();
        assertThat(page).contains(TEXT, "Résumé neutre rédigé par la modération");
        assertThat(reader.get("/journal").body()).contains(TEXT);
        assertThat(judge(author, "retrait", "Inexact.").statusCode()).isEqualTo(303);
        assertThat(publicPage()).doesNotContain("Résumé neutre rédigé par la modération");
    }

    private String publicPage() {
        var location = author.get("/scrutins/" + scrutin)
                .headers()
                .firstValue("location")
                .orElseThrow();
        return author.get(location).body();
    }

    @Test
    void what_is_refused_is_kept_in_the_form_with_what_is_wrong() {
        var tooShort = write(author, "Trop court", "0");
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body())
                .contains("Trop court</textarea>", "moins de 20 caractères", "aria-invalid=\"true\"");

        write(author, TEXT, "0");
        var late = write(reader, "Une phrase de quelqu’un qui arrive trop tard", "0");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("qui arrive trop tard</textarea>", TEXT);

        assertThat(judge(reader, "refus", " ").statusCode()).isEqualTo(422);
        assertThat(judge(reader, "refus", "Reprend l’opinion des auteurs.").statusCode())
                .isEqualTo(303);
        assertThat(reader.get(summary()).body()).contains("Ce scrutin n’a pas de résumé.");
    }

    @Test
    void nobody_approves_ones_own_words_by_hand_either() {
        write(author, TEXT, "0");
        var page = author.get(desk());
        var seen = SEEN.matcher(page.body());
        assertThat(seen.find()).isTrue();

        var answer = author.post(summary() + "/" + seen.group(1) + "/approbation", "csrf", Browser.csrf(page));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("On n’approuve ni ne refuse son propre résumé.");
        assertThat(author.post(summary() + "/" + seen.group(1) + "/approbation", "csrf", "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_reader_sees_a_summary_and_no_button() {
        write(author, TEXT, "0");

        var stranger = signedIn(Role.READER);
        assertThat(stranger.get(summary()).body())
                .contains(TEXT, "Votre compte permet de lire, pas de publier.")
                .doesNotContain("<textarea", "/approbation");
        assertThat(stranger.get(desk()).body()).contains(TEXT).doesNotContain("name=\"texte\"");
    }

    @Test
    void a_second_reading_shows_the_first_decision_only_afterwards() {
        var first = fixture.aModerator();
        String sampled = null;
        while (sampled == null) {
            var uid = fixture.aScrutin();
            themes.classify(uid, java.util.List.of("outre-mer"), first, null);
            if (reader.get(REVIEWS + "/" + themes.version(uid)).statusCode() == 200) {
                sampled = uid;
            }
        }
        var address = REVIEWS + "/" + themes.version(sampled);
        assertThat(NEXT.matcher(reader.get(REVIEWS).body()).find()).isTrue();
        var form = reader.get(address);
        assertThat(form.body())
                .contains("Classez comme si personne ne l’avait fait")
                .doesNotContain("checked", "/scrutins/" + sampled);

        var none = reader.post(address, "csrf", Browser.csrf(form));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Cochez au moins un thème.");

        var sent = reader.post(address, "csrf", Browser.csrf(form), "theme", "energie");
        var result =
                reader.get(sent.headers().firstValue("location").orElseThrow()).body();
        assertThat(result).contains("Un autre thème principal.", "Outre-mer", "Énergie");
        assertThat(themes.of(sampled))
                .extracting(fr.voix.theme.theme.Theme::slug)
                .containsExactly("outre-mer");
        assertThat(reader.get(address).statusCode()).isEqualTo(404);
        assertThat(author.get(REVIEWS + "?lu=" + themes.version(sampled)).body())
                .doesNotContain("Outre-mer");
    }

    @Test
    void a_number_that_is_none_is_a_bad_request_and_never_an_error() {
        for (var path : new String[] {REVIEWS + "/x", REVIEWS + "?lu=x", summary() + "?fait=" + encoded("<script>")}) {
            assertThat(reader.get(path).statusCode()).as(path).isIn(200, 400, 404);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
