package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a second person reads: a summary to approve. */
@MicronautTest(transactional = false)
class ReviewTest {

    private static final String REVIEWS = "/moderation/relectures";
    private static final String TEXT = "Déplacer huit millions d’euros vers les services de préfecture";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"#]+/(approbation|refus|retrait|partage))");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

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
        return Browser.of(server, team.a(role));
    }

    private String summary() {
        return "/moderation/scrutins/" + scrutin + "/resume";
    }

    private String desk() {
        return "/moderation/scrutins/" + scrutin;
    }

    private java.net.http.HttpResponse<String> write(Browser browser, String texte, String seen) {
        var csrf = Browser.csrf(browser.get(desk()));
        return browser.submit(summary(), "texte=" + texte, "texteEn=", "seen=" + seen);
    }

    /** Sends the form whose address ends like this. */
    private java.net.http.HttpResponse<String> judge(Browser browser, String act, String reason) {
        var page = browser.get(summary());
        var actions = ACTION.matcher(page.body());
        while (actions.find()) {
            if (actions.group(2).equals(act)) {
                return browser.submit(actions.group(1), "reason=" + reason);
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

    @Test
    void what_is_approved_is_offered_for_identical_amendements_and_the_journal_says_who_proposed_it() {
        var same = fixture.aScrutin();
        var named = fixture.aScrutin();
        for (var uid : List.of(scrutin, same, named)) {
            fixture.run(
                    "update amendement set dispositif = '<p>Supprimer.</p>', alinea = ?, division_titre = 'A' where uid = ?",
                    scrutin,
                    uid);
        }
        author.submit(
                "/moderation/scrutins/" + named + "/resume",
                "texte=Une autre phrase, qui attend une seconde personne",
                "texteEn=",
                "seen=0");
        write(author, TEXT, "0");
        judge(reader, "approbation", "");
        assertThat(author.get(summary()).body()).as("its author").doesNotContain("/partage");
        assertThat(reader.get(summary()).body()).contains("Un amendement identique n’a pas de résumé.");

        assertThat(judge(reader, "partage", "").statusCode()).isEqualTo(303);

        assertThat(reader.get(summary()).body()).doesNotContain("/partage");
        assertThat(reader.get("/moderation/scrutins/" + same + "/resume").body())
                .contains(TEXT, "Publié");
        assertThat(reader.get("/moderation/scrutins/" + named + "/resume").body())
                .doesNotContain(TEXT)
                .contains("Une autre phrase");
        var written =
                fixture.number("select written_by from summary where scrutin_uid = ? and state = 'APPROVED'", same);
        assertThat(reader.get("/journal?genre=resumes").body()).contains("Proposé par le compte n°\u202f: " + written);
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

        var answer = author.submit(summary() + "/" + seen.group(1) + "/approbation");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("On n’approuve ni ne refuse son propre résumé.");
        assertThat(author.post(summary() + "/" + seen.group(1) + "/approbation", "csrf=x")
                        .statusCode())
                .isEqualTo(403);
    }
}
