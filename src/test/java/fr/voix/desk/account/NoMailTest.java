package fr.voix.desk.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Without a server for mail a link to an account passes through no browser, and no letter that somebody else could read. */
@MicronautTest(transactional = false)
class NoMailTest {

    private static final String TEAM = "/moderation/equipe";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ScrutinFixture database;

    @Test
    void the_page_makes_no_link_and_says_who_does() {
        var admin = new Browser(server.getURI());
        admin.signIn(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
        var csrf = Browser.csrf(admin.get(TEAM));
        var newcomer = Team.newAddress();
        long links = 0;

        for (var page : new String[] {"", "/en"}) {
            var invited = admin.submit(page + TEAM, "mail=" + newcomer, "role=READER");
            assertThat(invited.statusCode()).isEqualTo(422);
            assertThat(invited.body()).contains("voix moderator invite").contains("value=\"" + newcomer + "\"");
            var colleague = team.a(Role.READER);
            links = database.number("select count(*) from moderator_invitation");
            var reset = admin.submit(page + TEAM + "/" + team.idOf(colleague) + "/lien");
            assertThat(reset.statusCode()).isEqualTo(422);
            assertThat(reset.body()).contains("voix moderator reset");
        }

        assertThat(database.number("select count(*) from moderator where mail = ?", newcomer))
                .isZero();
        assertThat(database.number("select count(*) from moderator_invitation")).isEqualTo(links);
    }
}
