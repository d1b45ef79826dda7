package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Outbox;
import fr.voix.petition.petition.Petition;
import fr.voix.vote.robotcheck.ChallengePricing;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers of many networks can do to a domain that few people have, and to one mailbox. */
@MicronautTest(transactional = false)
@Property(name = "voix.trusted-proxies", value = "127.0.0.0/8")
@Property(name = "test.local-outbox", value = "true")
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

    @Inject
    ChallengePricing prices;

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
    void one_with_sixty_invented_addresses_shuts_out_no_neighbour_and_a_crowded_domain_nobody_but_such_visitors() {
        String office = network();
        long began = System.nanoTime();
        int honest = 0;
        List<Integer> invented = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            invented.add(invent(office));
            honest += ask(office, 25);
        }
        invented.add(invent(network()));
        System.out.printf(
                "Signatures of one network and one small domain in an hour: 100 neighbours asked for one letter each and got %d; of five "
                        + "visitors with 61 invented addresses each, four of that network, came %s; price %d, %.1f s%n",
                honest, invented, price(office), (System.nanoTime() - began) / 1e9);
        assertThat(honest).isEqualTo(100);
        assertThat(invented)
                .as("240 letters to the domain, then three for each visitor")
                .containsExactly(60, 60, 60, 3, 3);
        String hers = "elue@" + domain;
        assertThat(sign(office, hers).statusCode()).isEqualTo(TAKEN);
        assertThat(outbox.lettersTo(hers)).hasSize(1);
        assertThat(sign(office, "adjoint@" + domain).statusCode()).isEqualTo(TAKEN);
    }

    private int price(String network) {
        byte[] prefix = {4, (byte) 198, 18, (byte) Integer.parseInt(network.split("\\.")[2])};
        return prices.price(prefix, petition.uid()).times();
    }

    /** How many wishes of one visitor were taken, each to another mailbox that nobody has. */
    private int invent(String network) {
        var visitor = new Signatory(server.getURI(), "Cookie", voters.aVoter(), "X-Forwarded-For", network);
        int taken = 0;
        for (int i = 0; i < 61; i++) {
            String mailbox = "x" + NUMBERS.incrementAndGet() + "@" + domain;
            taken += visitor.sign(petition.id(), Signatory.form("Camille Roux", mailbox))
                                    .statusCode()
                            == TAKEN
                    ? 1
                    : 0;
        }
        return taken;
    }

    @Test
    void a_hundred_neighbours_of_one_domain_sign_within_the_hour_also_of_a_large_one() {
        String office = network();
        assertThat(ask(office, 100)).isEqualTo(100);
        domain = "gmail.com";
        assertThat(ask(office, 100)).isEqualTo(100);
    }

    @Test
    void one_range_of_ipv6_is_one_network_however_many_it_is_cut_into() {
        String hers = "elue@" + domain;
        int taken = 0;
        int range = NUMBERS.incrementAndGet();
        for (int i = 0; i < 8; i++) {
            petition = petitions.anOpenOne();
            String network = "2001:db8:" + Integer.toHexString(range) + ":" + Integer.toHexString(256 * i) + "::1";
            taken += sign(network, hers).statusCode() == TAKEN ? 1 : 0;
        }
        assertThat(taken).isEqualTo(3);
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
