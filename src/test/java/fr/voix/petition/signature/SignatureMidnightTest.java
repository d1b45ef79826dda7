package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.ShiftedClock;
import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A domain's six hours do not end with the day. */
@MicronautTest(transactional = false)
@Property(name = "test.shifted-clock", value = "true")
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8,::1/128")
@Property(name = "voix.quarantine.domain-floor", value = "26")
class SignatureMidnightTest {

    @Inject
    EmbeddedServer server;

    @Inject
    ShiftedClock clock;

    @Inject
    Petitions petitions;

    @Inject
    UrnReader urns;

    @Inject
    Outbox outbox;

    @Inject
    TestVoters voters;

    @Test
    void a_domain_that_signs_before_midnight_and_after_it_has_one_share() {
        Petition petition = petitions.anOpenOne();
        Instant now = clock.instant();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        clock.advance(Duration.between(now, midnight.minus(Duration.ofMinutes(5))));
        sign(petition, 0, 35);
        assertCounts(petition, 35, 0);

        clock.advance(Duration.ofMinutes(10));
        sign(petition, 35, 70);
        // of each day nine are counted as long as they are no group
        assertCounts(petition, 35, 35);
    }

    private void sign(Petition petition, int from, int to) {
        for (int i = from; i < to; i++) {
            String mail = "a" + i + "@midnight.example";
            Signatory signatory =
                    new Signatory(server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", "203.6." + i + ".7");
            assertThat(signatory
                            .sign(petition.id(), Signatory.form("Camille Roux", mail))
                            .statusCode())
                    .isEqualTo(303);
            String link = outbox.lastTo(mail).links().stream()
                    .filter(one -> one.contains("/signatures/") && !one.contains("/retrait"))
                    .findFirst()
                    .orElseThrow();
            assertThat(signatory.post(link, Map.of()).statusCode()).isEqualTo(303);
        }
    }

    private void assertCounts(Petition petition, long counted, long waiting) {
        Urn urn = urns.of(List.of(petition.uid())).getFirst();
        assertThat(urn.counts().total()).as("counted").isEqualTo(counted);
        assertThat(urn.waiting()).as("waiting").isEqualTo(waiting);
    }
}
