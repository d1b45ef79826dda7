package fr.voix.desk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.ShiftedClock;
import fr.voix.base.mail.PostBox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.entry.Browser;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Work that waits, told through a real server for mail. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingLetterTest implements TestPropertyProvider {

    private final PostBox box = PostBox.open();

    @Inject
    ApplicationContext service;

    @Inject
    EmbeddedServer server;

    @Inject
    WaitingLetterService letters;

    @Inject
    ModeratorService moderators;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    @Inject
    ScrutinFixture scrutins;

    @Inject
    ShiftedClock clock;

    @Override
    public Map<String, String> getProperties() {
        var all = new HashMap<String, String>();
        box.properties().forEach((name, value) -> all.put(name, value.toString()));
        all.put("test.shifted-clock", "true");
        return all;
    }

    @AfterAll
    void close() {
        box.close();
    }

    private void goTo(int hour) {
        var now = clock.instant().atZone(Messages.PARIS);
        var then = now.toLocalDate().plusDays(1).atTime(LocalTime.of(hour, 5)).atZone(Messages.PARIS);
        clock.advance(Duration.between(now, then));
    }

    private List<ReceivedMail> told(String address) {
        letters.tellAll();
        while (box.deliver(service) > 0) {}
        return box.to(address);
    }

    @Test
    void the_morning_tells_each_once_what_waits_and_nobody_s_name() {
        goTo(6);
        petitions
                .aPetition()
                .titled("Réparer la rue de Jeanne Untel")
                .awaiting()
                .make();
        var digest = team.a(Role.MODERATOR);
        var off = team.a(Role.MODERATOR);
        moderators.chooseWaitingMail(team.idOf(off), WaitingMail.OFF);
        var reader = team.a(Role.READER);
        assertThat(told(digest)).as("at six").isEmpty();

        clock.advance(Duration.ofHours(1));
        assertThat(told(digest)).hasSize(1);
        assertThat(told(digest)).as("a second round").hasSize(1);
        assertThat(box.to(off)).isEmpty();
        assertThat(box.to(reader)).isEmpty();
        var letter = box.to(digest).getFirst();
        assertThat(letter.subject()).isEqualTo("Voix\u202f: du travail vous attend");
        assertThat(letter.text())
                .containsPattern("Pétitions à publier ou à refuser\\n {4}[1-9]")
                .contains("/moderation\n", "/moderation/compte", "on choisit à la page du compte")
                .doesNotContain("Jeanne", "rue", PetitionFixture.AUTHOR, "Courrier", "Équipe", "/courriels/arret/");

        clock.advance(Duration.ofDays(1));
        assertThat(told(digest)).hasSize(2);
    }

    @Test
    void one_who_cannot_be_told_keeps_nobody_else_from_being() {
        goTo(8);
        petitions.aPetition().awaiting().make();
        var broken = team.idOf(team.a(Role.MODERATOR));
        var mail = "no address " + broken;
        scrutins.run("update moderator set mail = ? where moderator_id = ?", mail, broken);
        var next = team.a(Role.MODERATOR);
        try {
            assertThatThrownBy(() -> letters.tellAll()).isInstanceOf(IllegalArgumentException.class);
        } finally {
            scrutins.run("update moderator set waiting_mail = 'OFF' where moderator_id = ?", broken);
        }
        assertThat(told(next)).hasSize(1);
    }

    @Test
    void a_colleague_chooses_on_their_own_page() {
        var address = team.a(Role.MODERATOR);
        var browser = Browser.of(server, address);
        var page = browser.get(Account.OWN);
        assertThat(page.body()).contains("value=\"DIGEST\" checked", "jamais qui");
        var answer = browser.post(Account.OWN + "/courriels", "csrf=" + Browser.csrf(page), "when=OFF");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(moderators.waitingMail(team.idOf(address))).isEqualTo(WaitingMail.OFF);
        assertThat(browser.get(Account.OWN + "?fait=courriels").body())
                .contains("value=\"OFF\" checked", "Votre choix est enregistré");
    }
}
