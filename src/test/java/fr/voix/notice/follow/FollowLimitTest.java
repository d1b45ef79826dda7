package fr.voix.notice.follow;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Outbox;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Nobody floods a mailbox with letters of ours. */
@MicronautTest(transactional = false)
@Property(name = "voix.signatures.per-mailbox-hourly", value = "2")
class FollowLimitTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Outbox outbox;

    @Inject
    TestVoters voters;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> ask(int theme, String address, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve("/suivre"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "theme=" + theme + "&mail=" + address + "&frequence=daily&consentement=oui"));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void a_mailbox_gets_few_letters_and_nothing_is_sent_without_the_check() throws Exception {
        for (int theme = 1; theme <= 6; theme++) {
            assertThat(ask(theme, "victim@planted.example", voters.aVoter()).statusCode())
                    .isEqualTo(theme <= 2 ? 303 : 429);
        }
        assertThat(outbox.lettersTo("victim@planted.example"))
                .as("of all subjects together")
                .hasSize(2);
        var refused = ask(7, "other@planted.example", null);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"other@planted.example\"", "href=\"#suivre-formulaire\"");
        assertThat(ask(7, "other@planted.example", voters.aVoter()).statusCode())
                .isEqualTo(303);
        assertThat(outbox.lettersTo("other@planted.example")).hasSize(1);
    }
}
