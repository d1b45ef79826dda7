package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers of many networks can do to a domain that few people have, and to one mailbox. */
@MicronautTest(transactional = false)
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8")
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.signatures.per-domain-hourly", value = "10")
@Property(name = "voix.signatures.per-mailbox-hourly", value = "3")
@Property(name = "voix.signatures.answer-floor", value = "1ms")
class SmallDomainTest {

    private static final int TAKEN = 303;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    TestVoters voters;

    @Inject
    Outbox outbox;

    private Petition petition;
    private String domain;

    @BeforeEach
    void aTownHall() {
        petition = petitions.anOpenOne();
        domain = "mairie" + NUMBERS.incrementAndGet() + ".example";
    }

    private static String network() {
        int next = NUMBERS.incrementAndGet();
        return "198.18." + next % 250 + ".1";
    }

    private HttpResponse<String> sign(String network, String mailbox) {
        var visitor = new Signatory(server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", network);
        return visitor.sign(petition.id(), Signatory.form("Camille Roux", mailbox));
    }

    /** How many of these wishes, each to another mailbox, were taken. */
    private int ask(String network, int wishes) {
        int taken = 0;
        for (int i = 0; i < wishes; i++) {
            taken += sign(network, "m" + NUMBERS.incrementAndGet() + "@" + domain)
                                    .statusCode()
                            == TAKEN
                    ? 1
                    : 0;
        }
        return taken;
    }

    @Test
    void strangers_shut_nobody_out_of_a_small_domain_and_do_not_flood_it_either() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask(network(), 12)).isEqualTo(10);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(ask(network(), 12)).as("the domain is crowded").isEqualTo(2);
        }
        String hers = "elue@" + domain;
        String office = network();
        assertThat(sign(office, hers).statusCode()).isEqualTo(TAKEN);
        assertThat(outbox.lettersTo(hers)).hasSize(1);
        assertThat(sign(office, "adjoint@" + domain).statusCode()).isEqualTo(TAKEN);
    }

    @Test
    void one_range_of_ipv6_is_one_network_however_many_it_is_cut_into() {
        int taken = 0;
        int range = NUMBERS.incrementAndGet();
        for (int i = 0; i < 20; i++) {
            taken += ask("2001:db8:" + Integer.toHexString(range) + ":" + Integer.toHexString(256 * i) + "::1", 1);
        }
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void strangers_shut_nobody_out_of_her_own_mailbox() {
        String hers = "elue@" + domain;
        int taken = 0;
        for (int i = 0; i < 4; i++) {
            String network = network();
            for (int j = 0; j < 4; j++) {
                petition = petitions.anOpenOne();
                taken += sign(network, hers).statusCode() == TAKEN ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(12);
        petition = petitions.anOpenOne();
        String home = network();
        assertThat(sign(home, hers).statusCode()).isEqualTo(TAKEN);
        assertThat(outbox.lettersTo(hers)).hasSize(13);
        petition = petitions.anOpenOne();
        assertThat(sign(home, hers).statusCode()).isEqualTo(TAKEN);
        petition = petitions.anOpenOne();
        assertThat(sign(home, hers).statusCode())
                .as("and she is told when it is too much")
                .isEqualTo(429);
    }
}
