package fr.voix.base.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.voix.TestServer;
import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.Finding.Level;
import fr.voix.base.mail.TestDomains.Mood;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
class MailExaminationTest {

    private static final String DOMAIN = "voix.example";
    private static final Map<String, Object> NO_SERVER =
            Map.of("voix.smtp.host", "127.0.0.1", "voix.smtp.port", 1, "voix.mail.from", "a@" + DOMAIN);

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
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verification=1&v=spf1 mx ~all | OK      | v=DMARC1;p=none                   | OK",
                "v=spf1                        | OK      | v=DMARC1                          | OK",
                "verification=1                | WARNING | v=spf1 mx -all                    | WARNING",
                "v=spf10 mx                    | WARNING | v=DMARC10; p=none                 | WARNING",
                "v=spf1 mx -all&v=spf1 a -all  | WARNING | v=DMARC1; p=none&v=DMARC1; p=reject | WARNING",
            })
    void a_text_of_something_else_or_one_too_many_is_none(String spf, Level ofSpf, String dmarc, Level ofDmarc)
            throws Exception {
        try (var service = TestServer.start(NO_SERVER);
                var domains = new TestDomains(
                        Map.of(DOMAIN, spf.replace('&', '\n'), "_dmarc." + DOMAIN, dmarc.replace('&', '\n')))) {
            assertThat(findings(service.getApplicationContext(), domains.address()))
                    .extracting(Finding::about, Finding::level)
                    .contains(tuple("SPF", ofSpf), tuple("DMARC", ofDmarc), tuple("DKIM", Level.WARNING));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "SAYS_NOTHING"})
    void where_dns_does_not_say_nothing_is_known(Mood mood) throws Exception {
        try (var service = TestServer.start(NO_SERVER);
                var domains = new TestDomains(Map.of(DOMAIN, "v=spf1 mx -all"), mood)) {
            long began = System.nanoTime();
            assertThat(findings(service.getApplicationContext(), domains.address())
                            .subList(2, 5))
                    .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.UNKNOWN))
                    .allSatisfy(finding -> assertThat(finding.sentence()).contains("DNS does not answer for"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
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
