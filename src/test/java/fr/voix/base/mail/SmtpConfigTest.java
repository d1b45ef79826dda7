package fr.voix.base.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.RealService;
import fr.voix.TestServer;
import fr.voix.base.mail.MailQueue.Attempt;
import fr.voix.base.mail.SmtpConfig.Security;
import fr.voix.base.text.Language;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmtpConfigTest {

    private static SmtpConfig config(String host, Integer port, String tls) {
        return new SmtpConfig(host, port, null, null, tls);
    }

    @Test
    void only_this_very_machine_is_spoken_to_unencrypted_unless_somebody_insists() {
        assertThat(config("smtp.example", null, null).security()).isEqualTo(Security.STARTTLS);
        assertThat(config("smtp.example", null, null).effectivePort()).isEqualTo(587);
        assertThat(config("localhost.example", null, null).security()).isEqualTo(Security.STARTTLS);
        assertThat(config("127.0.0.1", null, null).security()).isEqualTo(Security.NONE);
        assertThat(config("localhost", null, null).effectivePort()).isEqualTo(25);
        assertThat(config("smtp.example", null, "TLS").effectivePort()).isEqualTo(465);
        assertThat(config("smtp.example", 2525, "none").effectivePort()).isEqualTo(2525);
        assertThat(config(" ", null, null).isConfigured()).isFalse();
    }

    @Test
    void what_cannot_work_is_refused_at_the_start_and_a_password_is_not_printed() {
        assertThatThrownBy(() -> config("smtp.example", null, "ssl")).hasMessageContaining("VOIX_SMTP_TLS");
        assertThatThrownBy(() -> new SmtpConfig("smtp.example", null, "voix", null, null))
                .hasMessageContaining("VOIX_SMTP_PASSWORD");
        assertThat(new SmtpConfig("smtp.example", null, "voix", "geheim", null).toString())
                .doesNotContain("geheim");
        assertThatThrownBy(() -> TestServer.start(Map.of("voix.smtp.host", "smtp.example")))
                .hasStackTraceContaining("VOIX_MAIL_FROM");
        assertThatThrownBy(() -> TestServer.start(Map.of("voix.smtp.host", "smtp.example", "voix.mail.from", "nobody")))
                .hasStackTraceContaining("VOIX_MAIL_FROM");
    }

    @Test
    void the_settings_of_a_real_service_reach_the_server_and_without_them_it_starts_all_the_same() throws Exception {
        try (var box = PostBox.open();
                var service = RealService.start(Map.of(
                        "VOIX_SMTP_HOST", "127.0.0.1",
                        "VOIX_SMTP_PORT", Integer.toString(box.front().port()),
                        "VOIX_SMTP_TLS", "none",
                        "VOIX_MAIL_FROM", "nepasrepondre@voix.example"))) {
            assertThat(send(service.getBean(SmtpClient.class)).state()).isEqualTo(DeliveryState.SENT);
            assertThat(box.front().connections()).isEqualTo(1);
            assertThat(service.getBean(SmtpSessionProvider.class).from().getEmail())
                    .isEqualTo("nepasrepondre@voix.example");
        }
        try (var service = RealService.start(Map.of())) {
            assertThat(service.containsBean(MailWriter.class)).isFalse();
            assertThat(service.getBean(LocalOutbox.class).isShown())
                    .as("everybody's letters, where everybody comes")
                    .isFalse();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_running_service_sends_by_itself() {
        try (var box = PostBox.open()) {
            Map<String, Object> settings = new HashMap<>(box.properties());
            settings.put("voix.serving", "true");
            try (var service = TestServer.start(settings)) {
                var context = service.getApplicationContext();
                var letter = new Letter("Objet", List.of(new Part.Code("123456")));
                var to = EmailAddress.parse("zoe@example.org").orElseThrow();
                TransactionOperations<Connection> transactions = context.getBean(TransactionOperations.class);
                transactions.executeWrite(status -> {
                    context.getBean(MailService.class).post(new Mail(to, Language.FR, letter, "job/1"));
                    return null;
                });
                assertThat(box.await("zoe@example.org").code()).isEqualTo("123456");
            }
        }
    }

    @Test
    void a_server_that_does_not_encrypt_is_told_nothing_where_that_is_asked_for() {
        try (var box = PostBox.open()) {
            Map<String, Object> settings = new HashMap<>(box.properties());
            settings.put("voix.smtp.tls", "starttls");
            try (var service = TestServer.start(settings)) {
                var client = service.getApplicationContext().getBean(SmtpClient.class);
                assertThat(send(client)).isEqualTo(new Attempt(null, Failure.CONNECTION));
                assertThat(box.front().connections()).isEqualTo(1);
            }
        }
    }

    /** One letter, by a connection of its own. */
    private static Attempt send(SmtpClient client) {
        var to = EmailAddress.parse("zoe@example.org").orElseThrow();
        var letter = new Letter("Objet", List.of(new Part.Paragraph("Bonjour.")));
        try (var line = client.open()) {
            return line.send(UUID.randomUUID(), new Mail(to, Language.FR, letter, "tls/1"));
        }
    }
}
