package fr.voix.desk.mail;

import com.microsoft.playwright.Browser.NewContextOptions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.SignedIn;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A letter, and the pages about mail, in a real browser: on a phone in the dark and on a desk. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
@Tag("long")
class MailLookTest {

    private static final String ADDRESS = "zoe.dupont@example.org";

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

    private void post(Language language, String reference) {
        var to = EmailAddress.parse(ADDRESS).orElseThrow();
        var letter = new Letter(
                "Confirmez votre signature\u202f: «\u202fPour des trains de nuit dans toutes les régions\u202f»",
                List.of(
                        new Part.Paragraph("Bonjour Zoé,\nvous avez signé une pétition sur Voix. Votre signature compte"
                                + " une fois que vous l’avez confirmée, dans les sept jours."),
                        new Part.Action("Confirmer ma signature", "https://voix.example/s/" + "a1B2c3D4".repeat(8)),
                        new Part.Paragraph("Ou tapez ce code sur la page où vous avez signé\u202f:"),
                        new Part.Code("482913"),
                        new Part.Quote("Nous demandons que chaque région ait au moins\nune liaison de nuit."),
                        new Part.Facts(List.of(
                                new Part.Fact("Signatures confirmées", "12\u202f345"),
                                new Part.Fact("Close le", "25 mai 2027"))),
                        new Part.Links(List.of(
                                new Part.Item("Lire la pétition", "https://voix.example/petitions/12-trains")))));
        transactions.executeWrite(status -> {
            mails.post(new Mail(to, language, letter, reference, Optional.of("https://voix.example/stop/abc")));
            return null;
        });
    }

    @Test
    void a_letter_and_the_pages_about_mail_are_legible_everywhere() {
        post(Language.FR, "look/1");
        post(Language.EN, "look/2");
        var id = sql.text("select mail_id from outbox where reference = 'look/1'");
        sql.run("update outbox set state = 'DEAD', failure = 'REFUSED', attempts = 1, settled_at = now()"
                + " where reference = 'look/2'");
        try (var chromium = Chromium.start()) {
            look(chromium, id);
        }
    }

    private void look(Chromium chromium, String id) {
        var origin = "http://localhost:" + server.getPort();
        var page = chromium.visitor(new NewContextOptions()).newPage();
        // the anchor of a letter has no server: it is a document by itself; it lies inside the page of a mail program,
        // which
        // has the landmarks
        page.setContent(outbox.lettersTo(ADDRESS).getFirst().html());
        Look.each(page, "lettre", Look.ALL, "landmark-one-main", "region");
        page.navigate(origin + "/courrier");
        Look.each(page, "courrier", Look.ALL);
        page.navigate(origin + "/courrier/" + id);
        Look.each(page, "courrier-un", Look.ALL);
        SignedIn.in(page, origin, team.a(Role.ADMINISTRATOR));
        page.navigate(origin + "/moderation/courrier");
        Look.each(page, "moderation-courrier", Look.ALL);
    }
}
