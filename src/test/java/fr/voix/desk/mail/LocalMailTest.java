package fr.voix.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.guard.RawHttp;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outbox that a first user reads on their own machine. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
class LocalMailTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Inject
    MailService mails;

    @Inject
    Outbox outbox;

    @Inject
    ScrutinFixture sql;

    @Inject
    TransactionOperations<Connection> transactions;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String post(String reference, Language language, String subject) {
        var letter = new Letter(
                subject,
                List.of(
                        new Part.Paragraph("Un <b>texte</b>."),
                        new Part.Action("Confirmer", "https://voix.example/c/1?a=1&b=2"),
                        new Part.Action("Piège", "javascript:alert(1)"),
                        new Part.Code("123456"),
                        new Part.Quote("Une citation."),
                        new Part.Facts(List.of(new Part.Fact("Signatures", "12"))),
                        new Part.Links(List.of(new Part.Item("Lire", "https://voix.example/lire")))));
        var to = EmailAddress.parse("Zoe@example.org").orElseThrow();
        transactions.executeWrite(status -> {
            mails.post(new Mail(to, language, letter, reference));
            return null;
        });
        return sql.text("select mail_id from outbox where reference = ?", reference);
    }

    @Test
    void the_path_of_a_letter_can_be_followed_without_a_server_for_mail() throws Exception {
        var id = post("l/1", Language.FR, "Votre <i>signature</i>");
        post("l/2", Language.EN, "Your signature");

        var list = get("/courrier");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.headers().firstValue("cache-control")).contains("no-store");
        assertThat(list.headers().firstValue("x-robots-tag")).contains("noindex");
        assertThat(list.headers().firstValue("set-cookie")).isEmpty();
        assertThat(list.body())
                .contains("zoe@example.org", "Votre &lt;i", "<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("rel=\"canonical\"");
        assertThat(list.body().indexOf("Your signature"))
                .as("the latest first")
                .isBetween(0, list.body().indexOf("Votre &lt;i"));
        assertThat(list.body()).contains("href=\"/courrier/" + id + "\"");

        var one = get("/courrier/" + id);
        assertThat(one.body())
                .contains(
                        "href=\"https://voix.example/c/1?a=1&amp;b=2\"",
                        "href=\"https://voix.example/lire\"",
                        "123456",
                        "Une citation.",
                        "Un &lt;b&gt;texte")
                .doesNotContain("href=\"javascript");
        var english = get("/en/courrier/" + id);
        assertThat(english.body()).contains("All mail", "lang=\"fr\"");
        assertThat(get("/en/courrier").body()).contains("Mail of this machine");
        assertThat(get("/courrier/00000000-0000-0000-0000-000000000000").statusCode())
                .isEqualTo(404);
        assertThat(get("/courrier/rien").statusCode()).isEqualTo(404);
        assertThat(outbox.lastTo("zoe@example.org").subject()).isEqualTo("Your signature");
        assertThat(outbox.lettersTo("zoe@example.org").getFirst().link("/c/")).endsWith("a=1&b=2");
        assertThat(outbox.lettersTo("zoe@example.org").getFirst().code()).isEqualTo("123456");
    }

    @Test
    void it_is_there_for_that_machine_alone() throws Exception {
        var id = post("l/3", Language.FR, "Secret");
        for (var path : List.of("/courrier", "/en/courrier", "/courrier/" + id)) {
            assertThat(get(path, "X-Forwarded-For", "192.0.2.7").statusCode())
                    .as("behind a proxy")
                    .isEqualTo(404);
            assertThat(get(path, "Forwarded", "for=192.0.2.7").statusCode()).isEqualTo(404);
            assertThat(get(path, "X-Real-IP", "192.0.2.7").statusCode()).isEqualTo(404);
            assertThat(get(path, "Via", "1.1 proxy").statusCode()).isEqualTo(404);
            assertThat(RawHttp.send(
                            server.getPort(),
                            "GET " + path + " HTTP/1.1\r\nHost: evil.example:" + server.getPort()
                                    + "\r\nConnection: close\r\n\r\n"))
                    .as("a page of somebody else, under a name that leads here")
                    .contains(" 404 ")
                    .doesNotContain("Secret");
        }
    }
}
