package fr.voix.base.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.voix.TestServer;
import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.Finding.Level;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailExaminationTest {

    @Test
    void a_server_that_takes_mail_of_a_domain_that_says_so_is_well() throws Exception {
        try (var box = PostBox.open();
                var service = TestServer.start(Map.copyOf(box.properties()))) {
            String from = service.getApplicationContext()
                    .getBean(SmtpSessionProvider.class)
                    .from()
                    .getEmail();
            String domain = from.replaceFirst(".*@", "");
            try (var domains = new TestDomains(Map.of(
                    domain, "v=spf1 mx -all", "_dmarc." + domain, "v=DMARC1; p=reject", "_domainkey." + domain, ""))) {
                assertThat(findings(service.getApplicationContext(), domains.address()))
                        .extracting(Finding::about, Finding::level)
                        .containsExactly(
                                tuple("mail", Level.OK),
                                tuple("mail TLS", Level.OK),
                                tuple("SPF", Level.OK),
                                tuple("DMARC", Level.OK),
                                tuple("DKIM", Level.OK));
            }
            try (var domains = new TestDomains(Map.of())) {
                assertThat(findings(service.getApplicationContext(), domains.address())
                                .subList(2, 5))
                        .extracting(Finding::level)
                        .containsOnly(Level.WARNING);
            }
            assertThat(findings(service.getApplicationContext(), "dns://127.0.0.1:1")
                            .subList(2, 5))
                    .as("no DNS")
                    .extracting(Finding::level)
                    .containsOnly(Level.UNKNOWN);
        }
    }

    @Test
    void a_server_that_is_away_or_listens_in_the_clear_is_a_fault() throws Exception {
        try (var service = TestServer.start(Map.of(
                "voix.smtp.host", "192.0.2.1.invalid", "voix.smtp.tls", "none", "voix.mail.from", "a@voix.example"))) {
            assertThat(findings(service.getApplicationContext(), "dns://127.0.0.1:1")
                            .subList(0, 2))
                    .extracting(Finding::level)
                    .containsOnly(Level.FAULT);
        }
    }

    private static List<Finding> findings(ApplicationContext service, String dns) {
        BeanProvider<SmtpSessionProvider> sessions = () -> service.getBean(SmtpSessionProvider.class);
        return new MailExamination(
                        service.getBean(SmtpConfig.class),
                        sessions,
                        new DomainReader(dns),
                        service.getBean(DatabaseMode.class))
                .examine();
    }
}
