package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ordinary people from one network, and people who farm, by a clock of the test's own. */
class ExpectedShareTest {

    private static final ExpectedShare SHARE = new ExpectedShare(60, 0.1, Duration.ofMinutes(10));

    private static final ExpectedShare OF_DOMAINS = new ExpectedShare(26, 0.1, Duration.ofHours(6));

    private final Random random = new Random(13);
    private final Map<Object, Runnable> mementos = new HashMap<>();
    private final Others others = new Others();
    private Crowds<UUID> crowds;
    private Instant now;

    @BeforeEach
    void aScrutinThatNobodyHasVotedOn() {
        crowds = new Crowds<>(Map.of(OriginKind.NETWORK, SHARE, OriginKind.DOMAIN, OF_DOMAINS));
        now = Instant.parse("2026-11-27T12:00:00Z");
    }

    @Test
    void a_household_and_a_class_of_35_in_one_minute_are_within_it() {
        assertThat(above("household", 6, Duration.ofSeconds(30))).isZero();
        assertThat(above("class", 35, Duration.ofMinutes(1))).isZero();
    }

    @Test
    void an_office_of_200_within_half_an_hour_makes_no_group() {
        assertThat(above("office", 200, Duration.ofMinutes(30))).isLessThan(Crowd.SMALLEST);
    }

    @Test
    void an_office_of_200_within_forty_minutes_is_within_it() {
        assertThat(above("office", 200, Duration.ofMinutes(40))).isZero();
    }

    /** A twentieth of a scrutin that takes in 1,000 ballots a second comes from one network of a carrier. */
    @Test
    void a_mobile_carrier_on_a_hot_scrutin_is_within_it() {
        int above = 0;
        for (int i = 0; i < 200_000; i++) {
            now = now.plusMillis(1);
            String network = random.nextInt(20) == 0 ? "carrier" : "other " + random.nextInt(3_000);
            above += isAbove(network) ? 1 : 0;
        }
        assertThat(above).isZero();
    }

    @Test
    void of_118_ballots_in_six_seconds_on_a_quiet_scrutin_all_above_sixty_wait() {
        assertThat(above("farm", 118, Duration.ofMillis(5_600))).isEqualTo(58);
    }

    @Test
    void what_a_network_used_up_elsewhere_is_used_up() {
        others.ofOrigin = 50;
        assertThat(above("farm", 40, Duration.ofSeconds(5))).isEqualTo(30);
        // a tenth of what everybody brings, wherever
        others.ofUrn = 900;
        assertThat(above("operator", 40, Duration.ofSeconds(5))).isZero();
    }

    @Test
    void whoever_goes_on_for_hours_brings_six_a_minute() {
        int taken = 0;
        for (int minute = 0; minute < 240; minute++) {
            taken += 100 - above("farm", 100, Duration.ofMinutes(1));
        }
        assertThat(taken).isBetween(60 + 6 * 235, 60 + 6 * 245);
    }

    @Test
    void a_network_that_is_nearly_all_of_a_scrutin_has_no_share_of_its_own_ballots() {
        above("others", 60, Duration.ofMinutes(1));
        assertThat(above("farm", 10_000, Duration.ofMinutes(1))).isGreaterThan(9_900);
    }

    /** All of a class sign a petition in one lesson, with addresses of their school. */
    @Test
    void a_class_of_35_from_one_network_and_with_one_domain_makes_no_group() {
        int above = 0;
        for (int i = 0; i < 35; i++) {
            above += take(origin(OriginKind.DOMAIN, "school"), origin(OriginKind.NETWORK, "school")) == null ? 0 : 1;
        }
        assertThat(above).isLessThan(Crowd.SMALLEST);
    }

    @Test
    void of_40_addresses_of_one_domain_over_many_networks_fourteen_wait_and_use_up_nothing_of_their_networks() {
        int above = 0;
        for (int i = 0; i < 40; i++) {
            CrowdKey tooMany = take(origin(OriginKind.DOMAIN, "farm"), origin(OriginKind.NETWORK, "n" + i));
            above += tooMany != null && tooMany.kind() == OriginKind.DOMAIN ? 1 : 0;
        }
        assertThat(above).isEqualTo(14);
        CrowdKey network = origin(OriginKind.NETWORK, "n39");
        assertThat(crowds.of(network).holdsOneMore(network, null, new FadingCount(Duration.ofHours(1)), others, now))
                .isTrue();
    }

    @Test
    void a_domain_that_goes_on_for_a_day_brings_hardly_more_than_a_hundred() {
        int taken = 0;
        for (int minute = 0; minute < 1_440; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            taken += take(origin(OriginKind.DOMAIN, "farm"), origin(OriginKind.NETWORK, "n" + minute)) == null ? 1 : 0;
        }
        assertThat(taken).isBetween(100, 150);
    }

    private int above(String network, int ballots, Duration within) {
        int above = 0;
        for (int i = 0; i < ballots; i++) {
            now = now.plus(within.dividedBy(ballots));
            above += isAbove(network) ? 1 : 0;
        }
        return above;
    }

    private boolean isAbove(String network) {
        return take(origin(OriginKind.NETWORK, network)) != null;
    }

    private CrowdKey take(CrowdKey... origins) {
        return crowds.take(new Arrival<>(UUID.randomUUID(), "uid", List.of(origins)), now, mementos, others);
    }

    private static CrowdKey origin(OriginKind kind, String name) {
        return new CrowdKey(1, kind, LocalDate.EPOCH, ByteBuffer.wrap(name.getBytes(UTF_8)));
    }

    /** What a second instance says. */
    private static final class Others implements Crowds.Others {

        private long ofOrigin;
        private long ofUrn;

        @Override
        public long of(CrowdKey origin) {
            return ofOrigin;
        }

        @Override
        public long ofUrn(CrowdKey origin) {
            return ofUrn;
        }

        @Override
        public void take(CrowdKey origin) {}

        @Override
        public void takeInUrn(OriginKind kind, long urnId) {}
    }
}
