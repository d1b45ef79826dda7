package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.Fixtures;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The queue in front of the batches: who waits together, who is refused, and what a batch with a bad order does. */
@Isolated("goes by what waits together")
class GroupCommitTest {

    private static EmbeddedServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private GroupWriter<BallotOrder, BallotResult> writer;
    private Fixtures fixtures;
    private UrnTables tables;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("voix.ballots.queue", "8", "voix.ballots.answer-within", "20s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void setUp() {
        ApplicationContext context = server.getApplicationContext();
        writer = context.getBean(new GenericArgument<GroupWriter<BallotOrder, BallotResult>>() {});
        fixtures = context.getBean(Fixtures.class);
        tables = context.getBean(UrnTables.class);
    }

    @AfterEach
    void tearDown() {
        requests.close();
    }

    @Test
    void orders_that_wait_together_are_one_batch_and_a_change_of_mind_waits_for_the_next() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        VoterKey voter = TestBallots.somebody();
        List<Future<BallotResult>> results = whileLocked(
                scrutin,
                List.of(
                        TestBallots.cast(scrutin, TestBallots.somebody(), Choice.A),
                        TestBallots.cast(scrutin, voter, Choice.P),
                        TestBallots.cast(scrutin, voter, Choice.P),
                        TestBallots.cast(scrutin, voter, Choice.C),
                        new BallotOrder.Withdraw(scrutin, voter, null),
                        TestBallots.cast(scrutin, voter, Choice.A)));

        assertThat(choiceOf(results.get(1))).isEqualTo(Choice.P);
        assertThat(receiptOf(results.get(2))).isEqualTo(receiptOf(results.get(1)));
        assertThat(choiceOf(results.get(3))).isEqualTo(Choice.C);
        assertThat(results.get(4).get()).isInstanceOf(BallotResult.Withdrawn.class);
        assertThat(choiceOf(results.get(5))).isEqualTo(Choice.A);
        assertThat(tables.rowsOf("ballot", scrutin)).isEqualTo(2);
        assertThat(tables.leavesOf(scrutin)).hasSize(7);
        assertRecount(scrutin);
    }

    @Test
    void one_order_that_the_database_refuses_does_not_fail_the_others() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        // an urn that holds a ballot whose leaf is not there: crossing it out would count below zero
        VoterKey bad = TestBallots.somebody();
        plant(scrutin, bad);
        List<Future<BallotResult>> results = whileLocked(
                scrutin,
                List.of(
                        TestBallots.cast(scrutin, TestBallots.somebody(), Choice.P),
                        new BallotOrder.Withdraw(scrutin, bad, null),
                        TestBallots.cast(scrutin, TestBallots.somebody(), Choice.C)));

        assertThat(choiceOf(results.get(0))).isEqualTo(Choice.P);
        assertThatThrownBy(() -> results.get(1).get()).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(choiceOf(results.get(2))).isEqualTo(Choice.C);
        assertThat(tables.leavesOf(scrutin)).hasSize(3);
    }

    @Test
    void a_batch_that_another_transaction_came_between_is_carried_out_again() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        try (EmbeddedServer strict = TestServer.start(Map.of(
                        "datasources.default.url",
                        database.url() + "&options=-c%20default_transaction_isolation=repeatable%5C%20read",
                        "datasources.default.username",
                        database.user(),
                        "datasources.default.password",
                        database.password()));
                Connection between = database.connect()) {
            ApplicationContext context = strict.getApplicationContext();
            Scrutin scrutin = context.getBean(Fixtures.class).anOpenScrutin();
            GroupWriter<BallotOrder, BallotResult> strictWriter =
                    context.getBean(new GenericArgument<GroupWriter<BallotOrder, BallotResult>>() {});
            between.setAutoCommit(false);
            between.createStatement().execute("update urn set last_hour = last_hour");
            Future<BallotResult> result = requests.submit(
                    () -> strictWriter.write(TestBallots.cast(scrutin, TestBallots.somebody(), Choice.P)));
            for (int i = 0; !isWaitedFor(database); i++) {
                assertThat(i).as("nobody waits for the lock").isLessThan(3_000);
                Thread.sleep(20);
            }
            between.commit();
            assertThat(choiceOf(result)).isEqualTo(Choice.P);
        }
    }

    private static boolean isWaitedFor(TestDatabase.Database database) throws SQLException {
        String sql =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    /** Few ballots are stored, so that left alone PostgreSQL would rather read them all, and keep to that as they grow. */
    @Test
    void a_batch_goes_by_the_indexes_however_few_ballots_there_are() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ApplicationContext context = server.getApplicationContext();
        JdbcOperations jdbc = context.getBean(JdbcOperations.class);
        BallotBatchWriter batches = context.getBean(BallotBatchWriter.class);
        VoterKey voter = TestBallots.somebody();
        for (int i = 0; i < 10; i++) {
            Choice choice = i % 2 == 0 ? Choice.P : Choice.C;
            long read = transactions(context).executeWrite(status -> {
                long before = tablesRead(jdbc);
                batches.write(List.of(
                        TestBallots.cast(scrutin, voter, choice),
                        TestBallots.cast(scrutin, TestBallots.somebody(), choice)));
                return tablesRead(jdbc) - before;
            });
            assertThat(read).isZero();
        }
    }

    private static long read(JdbcOperations jdbc, String table) {
        String sql = """
                select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_xact_user_tables
                where relname = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** How often this connection read through a whole table of the vote. */
    private static long tablesRead(JdbcOperations jdbc) {
        String sql = """
                select sum(seq_scan) from pg_stat_xact_user_tables
                where relname in ('ballot', 'urn', 'leaf', 'tile', 'tally_history', 'origin_mark', 'ballot_aside')
                """;
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Test
    void a_full_queue_refuses_at_once_and_records_nothing() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        List<BallotOrder> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            orders.add(TestBallots.cast(scrutin, TestBallots.somebody(), Choice.P));
        }
        List<BallotResult> results = new ArrayList<>();
        for (Future<BallotResult> result : whileLocked(scrutin, orders)) {
            results.add(result.get());
        }

        long busy = results.stream().filter(BallotResult.Busy.class::isInstance).count();
        // one batch of one may have been taken before the queue filled up
        assertThat(busy).isBetween(30L - 8 - 8, 30L - 8);
        assertThat(tables.rowsOf("ballot", scrutin)).isEqualTo((int) (30 - busy));
        assertRecount(scrutin);
    }

    @Test
    void the_end_of_the_service_answers_everybody_who_was_taken_in() throws Exception {
        try (EmbeddedServer ending = TestServer.start(Map.of())) {
            ApplicationContext context = ending.getApplicationContext();
            Scrutin scrutin = context.getBean(Fixtures.class).anOpenScrutin();
            GroupWriter<BallotOrder, BallotResult> endingWriter =
                    context.getBean(new GenericArgument<GroupWriter<BallotOrder, BallotResult>>() {});
            List<Callable<BallotResult>> votes = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                votes.add(() -> endingWriter.write(TestBallots.cast(scrutin, TestBallots.somebody(), Choice.P)));
            }
            CountDownLatch begun = new CountDownLatch(500);
            List<Future<BallotResult>> results = new ArrayList<>();
            for (Callable<BallotResult> vote : votes) {
                results.add(requests.submit(() -> {
                    begun.countDown();
                    return vote.call();
                }));
            }
            begun.await();
            endingWriter.close();

            int standing = 0;
            for (Future<BallotResult> result : results) {
                BallotResult answer = result.get();
                assertThat(answer).isInstanceOfAny(BallotResult.Standing.class, BallotResult.Busy.class);
                standing += answer instanceof BallotResult.Standing ? 1 : 0;
            }
            assertThat(context.getBean(UrnTables.class).rowsOf("ballot", scrutin))
                    .isEqualTo(standing);
        }
    }

    /** Hands the orders over, in order, while another transaction holds the urn. */
    private List<Future<BallotResult>> whileLocked(Scrutin scrutin, List<BallotOrder> orders) throws Exception {
        ApplicationContext context = server.getApplicationContext();
        JdbcOperations jdbc = context.getBean(JdbcOperations.class);
        TransactionOperations<Connection> transactions = transactions(context);
        return transactions.executeWrite(status -> {
            jdbc.prepareStatement("select 1 from urn where urn_id = ? for update", statement -> {
                statement.setLong(1, scrutin.urnId());
                return statement.execute();
            });
            List<Future<BallotResult>> results = new ArrayList<>();
            // the writer takes this one alone, and waits for the lock with it
            results.add(submit(orders.getFirst()));
            for (BallotOrder order : orders.subList(1, orders.size())) {
                results.add(submit(order));
            }
            return results;
        });
    }

    private Future<BallotResult> submit(BallotOrder order) throws InterruptedException {
        Future<BallotResult> result = requests.submit(() -> writer.write(order));
        Thread.sleep(20);
        return result;
    }

    @SuppressWarnings("unchecked")
    private static TransactionOperations<Connection> transactions(ApplicationContext context) {
        return context.getBean(TransactionOperations.class);
    }

    private void plant(Scrutin scrutin, VoterKey voter) {
        ApplicationContext context = server.getApplicationContext();
        Ballot ballot = new Ballot(voter, Choice.A, Tier.BROWSER, 77, new byte[32], new byte[16]);
        transactions(context).executeWrite(status -> {
            RoundTrip trip = new RoundTrip(context.getBean(JdbcOperations.class));
            context.getBean(BallotRepository.class).insert(List.of(new UrnBallot(scrutin.urnId(), ballot)), trip);
            trip.send();
            return status;
        });
    }

    private static Choice choiceOf(Future<BallotResult> result) throws Exception {
        return ((BallotResult.Standing) result.get()).choice();
    }

    private static Receipt receiptOf(Future<BallotResult> result) throws Exception {
        return ((BallotResult.Standing) result.get()).receipt();
    }

    private void assertRecount(Scrutin scrutin) {
        UrnRecount recounts = server.getApplicationContext().getBean(UrnRecount.class);
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
