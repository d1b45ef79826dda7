package fr.voix.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators see of mail that did not arrive, and what they do about it. */
@MicronautTest(transactional = false)
class DeadMailPageTest {

    private static final String PATH = "/moderation/courrier";

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    MailService mails;

    @Inject
    Outbox outbox;

    @Inject
    ScrutinFixture sql;

    @Inject
    TransactionOperations<Connection> transactions;

    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = new Browser(server.getURI());
        browser.signIn(team.a(Role.ADMINISTRATOR), Team.PASSWORD);
        // the letter about that sign-in, too
        sql.run("truncate outbox");
    }

    private String aDeadLetter(String reference, String failure) {
        var to = EmailAddress.parse("zoe.dupont@example.org").orElseThrow();
        var letter = new Letter("Objet", List.of(new Part.Paragraph("Bonjour.")));
        transactions.executeWrite(status -> {
            mails.post(new Mail(to, Language.FR, letter, reference));
            return null;
        });
        sql.run(
                "update outbox set state = 'DEAD', settled_at = now(), attempts = 3, failure = ? where reference = ?",
                failure,
                reference);
        return sql.text("select mail_id from outbox where reference = ?", reference);
    }

    private long acts() {
        return sql.number("select count(*) from audit_entry where act = 'mail-resend'");
    }

    @Test
    void dead_letters_are_listed_without_their_addresses_and_sent_again_one_or_all() {
        var first = aDeadLetter("p/1", "REFUSED");
        aDeadLetter("p/2", "LATER");
        var page = browser.get(PATH);
        assertThat(page.body())
                .contains("z…@example.org", "p/1", "p/2", "refusé définitivement", "après 3 essais", "VOIX_SMTP_HOST")
                .doesNotContain("zoe", "dupont");
        assertThat(browser.get("/en" + PATH).body()).contains("refused for good", "Send all again");

        var csrf = Browser.csrf(page);
        long before = acts();
        assertThat(browser.post(PATH + "/renvoi", "csrf=wrong").statusCode()).isEqualTo(403);
        var one = browser.submit(PATH + "/renvoi", "envoi=" + first);
        assertThat(one.statusCode()).isEqualTo(303);
        assertThat(browser.get(one.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("de nouveau en attente");
        assertThat(sql.text("select concat(state, attempts) from outbox where reference = 'p/1'"))
                .isEqualTo("WAITING0");
        assertThat(sql.number("select count(*) from outbox where state = 'DEAD'"))
                .isEqualTo(1);
        browser.submit(PATH + "/renvoi", "envoi=" + first);
        browser.submit(PATH + "/renvoi");
        assertThat(sql.number("select count(*) from outbox where state = 'WAITING'"))
                .isEqualTo(2);
        assertThat(outbox.lettersTo("zoe.dupont@example.org")).hasSize(2);
        assertThat(acts() - before).as("what changed nothing is no act").isEqualTo(2);
        assertThat(
                        sql.number(
                                "select count(*) from audit_entry where act = 'mail-resend' and audit_entry::text like '%dupont%'"))
                .isZero();
    }

    @Test
    void one_that_is_erased_is_shown_and_cannot_be_sent_again() {
        var id = aDeadLetter("p/3", "UNSENT");
        sql.run("update outbox set recipient = null, letter = null");
        var page = browser.get(PATH);
        assertThat(page.body()).contains("Adresse effacée", "p/3").doesNotContain("Tout renvoyer", id);
        browser.submit(PATH + "/renvoi", "envoi=" + id);
        assertThat(sql.text("select state from outbox")).isEqualTo("DEAD");
    }
}
