package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.database.RoundTrip;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What somebody learns who holds all tables but no secret: a thief of the database, of its nightly dump, or of both. They know
 * how marks are made, and try every network and every domain; so that the test need not try 16 million, they are told which ones
 * there are.
 */
@MicronautTest(transactional = false)
class TablesAloneTest {

    private static final LocalDate FIRST = LocalDate.of(2031, 3, 1);
    private static final int SCRUTINS = 32;
    private static final int NETWORKS = 71;

    @Inject
    OriginRepository origins;

    @Inject
    CrowdCount crowds;

    @Inject
    Secrets secrets;

    @Inject
    TestBallots ballots;

    @Inject
    Fixtures fixtures;

    @Inject
    JdbcOperations jdbc;

    @Inject
    TransactionOperations<Connection> transactions;

    private final List<Scrutin> scrutins = new ArrayList<>();

    /** What a row of the tables says of a ballot. */
    private record Mark(long urnId, OriginKind kind, LocalDate day, String hash) {}

    @BeforeEach
    void many_networks_vote_on_many_scrutins_on_two_days() {
        for (int i = 0; i < SCRUTINS; i++) {
            scrutins.add(fixtures.anOpenScrutin());
            for (LocalDate day : days()) {
                OriginService service = serviceOf(day);
                String uid = scrutins.getLast().uid();
                ballots.castFrom(
                        scrutins.getLast(),
                        prefixes().stream()
                                .map(prefix -> service.today().network(uid, prefix))
                                .toList());
                noteDomains(scrutins.getLast().urnId(), uid, service, 1 + days().indexOf(day) * NETWORKS);
            }
        }
    }

    /** As signatures have them; what is put into the urns besides does not matter here. */
    private void noteDomains(long urnId, String uid, OriginService service, int first) {
        OriginKey key = service.today();
        List<PlacedMark> marks = new ArrayList<>();
        for (String domain : domains()) {
            marks.add(new PlacedMark(urnId, first + marks.size(), key.domain(uid, domain)));
        }
        transactions.executeWrite(status -> {
            RoundTrip trip = new RoundTrip(jdbc);
            origins.insert(OriginRun.of(marks), trip);
            trip.send();
            return null;
        });
    }

    @Test
    void tables_alone_join_no_two_votes_of_one_network_or_domain() {
        List<Mark> stolen = marks();
        assertThat(stolen).hasSize(SCRUTINS * NETWORKS * 2 * 2);

        assertThat(opened(stolen, keysOfDays(), new byte[0]))
                .as("networks and domains told by whoever has all rows, and not the pepper")
                .isZero();
        assertThat(stolen.stream().map(Mark::hash).distinct())
                .as("no mark comes twice, on whatever scrutin or day")
                .hasSameSizeAs(stolen);
    }

    @Test
    void a_dump_and_the_tables_of_the_next_day_join_nothing_either() {
        List<Mark> dump =
                marks().stream().filter(mark -> mark.day().equals(FIRST)).toList();
        List<Mark> tomorrow =
                marks().stream().filter(mark -> !mark.day().equals(FIRST)).toList();
        List<byte[]> both = keysOfDays();

        assertThat(opened(dump, both, new byte[0])).isZero();
        assertThat(opened(tomorrow, both, new byte[0])).isZero();
        assertThat(dump).extracting(Mark::hash).doesNotContainAnyElementsOf(hashesOf(tomorrow));
    }

    @Test
    void the_pepper_opens_marks_only_as_long_as_the_key_of_their_day_is_there() {
        List<Mark> stolen = marks();
        assertThat(opened(stolen, keysOfDays(), secrets.pepper()))
                .as("who has both; this shows that the attacker of this test knows the trade")
                .isEqualTo(stolen.size());

        assertThat(opened(stolen, List.of(new byte[0]), secrets.pepper()))
                .as("who has the pepper, after the keys were deleted")
                .isZero();
    }

    @Test
    void marks_and_their_keys_stay_out_of_the_write_ahead_log_and_of_what_is_made_from_it() {
        String sql = """
                select relname
                from pg_class
                where relname in ('network_key', 'origin_mark') and relpersistence = 'u'
                order by relname
                """;
        assertThat(strings(sql)).containsExactly("network_key", "origin_mark");
    }

    private List<String> loggedTablesWith(String hex) {
        String tables = "select relname from pg_class where relkind = 'r' and relpersistence = 'p'"
                + " and relnamespace = 'public'::regnamespace order by relname";
        return strings(tables).stream()
                .filter(table -> !strings(
                                "select 'found' from " + table + " t where t::text like '%" + hex + "%' limit 1")
                        .isEmpty())
                .toList();
    }

    /** How many marks the attacker opens with every key and every way of using it that they can think of. */
    private long opened(List<Mark> marks, List<byte[]> dayKeys, byte[] pepper) {
        List<byte[]> underKeys = new ArrayList<>();
        for (String purpose : List.of("voix-network-mark-v1", "voix-domain-mark-v1")) {
            byte[] secret = Sha256.hmac(pepper.length == 0 ? new byte[1] : pepper, purpose.getBytes(US_ASCII));
            for (byte[] dayKey : dayKeys) {
                underKeys.add(dayKey.length == 0 ? new byte[1] : dayKey);
                underKeys.add(Sha256.hmac(secret, dayKey));
            }
        }
        List<byte[]> everywhere = new ArrayList<>(prefixes());
        domains().forEach(domain -> everywhere.add(domain.getBytes(US_ASCII)));
        Map<Long, String> uids = new HashMap<>();
        scrutins.forEach(scrutin -> uids.put(scrutin.urnId(), scrutin.uid()));
        Map<String, byte[]> guesses = new HashMap<>();
        for (String uid : uids.values()) {
            for (byte[] key : underKeys) {
                for (byte[] origin : everywhere) {
                    guesses.put(hex(Sha256.hmac(key, uid.getBytes(US_ASCII), origin)), origin);
                    guesses.put(hex(Sha256.hmac(key, origin)), origin);
                }
            }
        }
        return marks.stream().filter(mark -> guesses.containsKey(mark.hash())).count();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash, OriginMark.LENGTH));
    }

    private static List<String> hashesOf(List<Mark> marks) {
        return marks.stream().map(Mark::hash).toList();
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Scrutin scrutin : scrutins) {
            for (LocalDate day : days()) {
                for (OriginKind kind : OriginKind.values()) {
                    transactions
                            .executeRead(status -> origins.busiest(scrutin.urnId(), kind, day, Integer.MAX_VALUE))
                            .forEach(share -> {
                                for (int i = 0; i < share.votes(); i++) {
                                    marks.add(new Mark(scrutin.urnId(), kind, day, hex(share.mark())));
                                }
                            });
                }
            }
        }
        return marks;
    }

    private List<byte[]> keysOfDays() {
        return strings("select encode(key, 'hex') from network_key").stream()
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    private List<String> strings(String sql) {
        return transactions.executeRead(status -> jdbc.prepareStatement(sql, statement -> {
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }));
    }

    private OriginService serviceOf(LocalDate day) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new OriginService(origins, crowds, secrets, Clock.fixed(noon, ZoneOffset.UTC));
    }

    private static List<LocalDate> days() {
        return List.of(FIRST, FIRST.plusDays(1));
    }

    private static List<String> domains() {
        return IntStream.range(0, NETWORKS)
                .mapToObj(i -> "domain" + i + ".example")
                .toList();
    }

    /** 10.0.i.0/24, as the service hashes them. */
    private static List<byte[]> prefixes() {
        List<byte[]> prefixes = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            prefixes.add(ByteBuffer.allocate(4)
                    .put((byte) 4)
                    .put((byte) 10)
                    .put((byte) 0)
                    .put((byte) i)
                    .array());
        }
        return prefixes;
    }
}
