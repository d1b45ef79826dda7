package fr.voix.desk.account.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.page.DeskAreas;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MicronautTest(transactional = false)
class RefusalReasonTest {

    private static final Pattern NAVIGATION = Pattern.compile("(?s)<nav .*?</nav>");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    private Browser colleague(Role role) {
        return Browser.of(server, team.a(role));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_navigation_leads_a_colleague_nowhere_that_is_closed(Role role) {
        var browser = colleague(role);
        var navigation = NAVIGATION.matcher(browser.get("/moderation").body());
        assertThat(navigation.find()).isTrue();
        var links = LINK.matcher(navigation.group())
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(links)
                .hasSizeGreaterThan(6)
                .allSatisfy(link ->
                        assertThat(browser.get(link).statusCode()).as(link).isEqualTo(200));
    }

    @Test
    void a_role_that_does_not_reach_is_told_which_one_would() {
        var page = colleague(Role.READER).get(DeskAreas.REVIEWS);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.body())
                .contains("Il y faut le rôle «\u202fmodération\u202f»", "le vôtre est «\u202flecture seule\u202f»")
                .doesNotContain("autre site");
        assertThat(colleague(Role.MODERATOR).get("/en" + DeskAreas.TEAM).body())
                .contains("It takes the role “administration”; yours is “moderation”.");
    }

    @Test
    void a_form_of_an_earlier_session_is_told_so() {
        var answer = colleague(Role.MODERATOR).post("/moderation/annuler", "csrf=of an earlier one");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("avant votre dernière connexion", "Rien n’a été enregistré");
        assertThat(colleague(Role.MODERATOR)
                        .post("/moderation/deconnexion", "csrf=")
                        .body())
                .contains("avant votre dernière connexion");
    }

    @Test
    void who_is_signed_in_is_told_so_by_the_pages_of_signing_in() {
        assertThat(colleague(Role.READER).get(SecondStepController.PATH).body()).contains("votre session est ouverte");
    }
}
