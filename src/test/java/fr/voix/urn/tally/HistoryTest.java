package fr.voix.urn.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.voix.Fixtures;
import fr.voix.FormatVectors;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.site.chart.SignatureChart;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.log.PaintedUrns;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Hour;
import fr.voix.urn.tally.History.Kind;
import fr.voix.urn.tally.History.Mark;
import fr.voix.urn.tally.History.Point;
import fr.voix.vote.ballot.BallotAsideWriter;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How counts grew, against a recount of the leaves that knows nothing of the tables. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
class HistoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final byte[] NETWORK = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    BallotAsideWriter asides;

    @Inject
    ScrutinClosing closures;

    @Inject
    TallyHistory histories;

    @Inject
    HistoryRepository repository;

    @Inject
    UrnPublishing publications;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    Clock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(17);
    private Scrutin scrutin;

    @BeforeEach
    void aScrutin() {
        scrutin = fixtures.anOpenScrutin();
    }

    /** Votes, changes, withdrawals, setting aside, reinstating and setting aside again, in ten hours. */
    @Test
    void every_hour_is_what_its_leaves_counted_then_and_what_is_known_of_them_since() {
        List<UUID> voters = new ArrayList<>();
        for (int hour = 0; hour < 10; hour++) {
            for (int i = 0; i < 12; i++) {
                UUID voter = random.nextInt(3) == 0 && !voters.isEmpty()
                        ? voters.get(random.nextInt(voters.size()))
                        : ballots.aVoter();
                voters.add(voter);
                ballots.vote(scrutin, voter, Choice.values()[random.nextInt(3)], DAY, NETWORK);
            }
            ballots.withdraw(scrutin, voters.get(random.nextInt(voters.size())));
            if (hour == 3 || hour == 7) {
                setAside(hour * 3, tables.leavesOf(scrutin).size() - 5, hour);
            }
            if (hour == 5) {
                transactions.executeWrite(status -> asides.reinstate(
                        scrutin.urnId(), new AsideMark("reseau", 3), "d4", 15, (before, after) -> true));
            }
            endHour();
        }
        History history = published();

        List<String> leaves = tables.leavesOf(scrutin);
        assertThat(history.points()).hasSize(10);
        for (Point point : history.points()) {
            assertThat(point.seen()).isEqualTo(recount(leaves, point.size(), (int) point.size()));
            assertThat(point.corrected()).isEqualTo(recount(leaves, point.size(), leaves.size()));
        }
        assertThat(history.points().stream().filter(point -> !point.seen().equals(point.corrected())))
                .as("the test would see the difference")
                .hasSizeGreaterThan(3);
        assertThat(history.points().getLast().seen())
                .isEqualTo(history.points().getLast().corrected());
    }

    /** @param known up to which leaf it is known what is set aside */
    private static Count recount(List<String> leaves, long size, int known) {
        long[] counts = new long[3];
        for (int ballot = 0; ballot < size; ballot++) {
            String[] fields = leaves.get(ballot).split(" ");
            if (fields[0].equals("b1") && counts(leaves, ballot, size, known)) {
                counts["PCA".indexOf(fields[2])]++;
            }
        }
        return new Count(counts[0], counts[1], counts[2], 0);
    }

    private static boolean counts(List<String> leaves, int ballot, long size, int known) {
        boolean isAside = false;
        for (int i = ballot + 1; i < known; i++) {
            String leaf = leaves.get(i);
            if (leaf.equals("x1 " + ballot) && i < size) {
                return false;
            }
            if (leaf.startsWith("m1 " + ballot + " ") || leaf.startsWith("r1 " + ballot + " ")) {
                isAside = leaf.startsWith("m1");
            }
        }
        return !isAside;
    }

    @Test
    void what_is_corrected_is_what_the_page_of_formats_says() {
        sql.run(
                "insert into aside_period (urn_id, leaf_index, choice, from_index, to_index) values (?, 1, 'P', 6, 7), (?, 1, 'P', 8, 13)",
                scrutin.urnId(),
                scrutin.urnId());
        FormatVectors.of("history").get("at").forEach(at -> {
            List<Hour> hours = new ArrayList<>();
            List<Count> corrected = new ArrayList<>();
            at.get("hours").forEach(hour -> {
                hours.add(new Hour(hour(), hour.get("size").asLong(), count(hour.get("seen"))));
                corrected.add(count(hour.get("corrected")));
            });
            long published = at.get("published").asLong();
            long[] sizes = hours.stream().mapToLong(Hour::size).toArray();
            var corrections =
                    transactions.executeRead(status -> repository.corrections(scrutin.urnId(), sizes, published));
            History history = History.of("", hours, corrections, List.of(), published, hour());
            assertThat(history.points().stream().map(Point::corrected)).containsExactlyElementsOf(corrected);
        });
    }

    @Test
    void the_chart_of_signatures_says_up_to_which_hour() {
        var hour = Instant.parse("2026-01-09T14:00:00Z");
        var hours = List.of(
                new Hour(hour, 3, new Count(0, 0, 0, 2)),
                new Hour(hour.plus(Duration.ofHours(1)), 31, new Count(0, 0, 0, 29)));
        var history = History.of("7", hours, List.of(), List.of(), 31, hour);
        assertThat(SignatureChart.of(history, Messages.of(Language.FR)).caption())
                .isEqualTo("État du 9\u00a0janvier 2026, 16\u00a0h.");
    }

    private static Count count(JsonNode said) {
        return new Count(
                said.get("pour").asLong(),
                said.get("contre").asLong(),
                said.get("abstention").asLong(),
                0);
    }

    @Test
    void nothing_that_is_not_published_is_told() throws Exception {
        ballots.cast(scrutin, 3);
        endHour();
        ballots.cast(scrutin, 3);
        HttpResponse<String> before = get("/historique");
        ballots.cast(scrutin, 30);
        assertThat(get("/historique").body()).isEqualTo(before.body()).contains("\"size\":7");
        publications.publish();
        assertThat(get("/historique").body()).contains("\"size\":37");
    }

    @Test
    void what_happened_is_told_with_the_counts_before_the_decision() throws Exception {
        ballots.cast(scrutin, 3);
        endHour();
        endHour();
        Instant decided = hour().minus(Duration.ofMinutes(30));
        sql.run("update amendement set sort_at = ? where uid = ?", Timestamp.from(decided), scrutin.uid());
        ballots.cast(scrutin, 6);
        closures.close(scrutin.uid());
        closures.reopen(scrutin.uid());

        History history = published();
        assertThat(history.marks().stream().map(Mark::kind))
                .containsExactlyInAnyOrder(Kind.DECISION, Kind.CLOSING, Kind.REOPENING);
        assertThat(history.decidedAt()).contains(decided);
        assertThat(history.beforeDecision().orElseThrow().seen()).isEqualTo(new Count(1, 1, 1, 0));
        assertThat(history.marks())
                .filteredOn(mark -> mark.kind() == Kind.REOPENING)
                .containsExactly(new Mark(Kind.REOPENING, hour(), 11L));
        assertThat(get("/historique").body())
                .contains("\"decision\":{\"at\":\"" + decided + "\",\"before\":{\"hour\":")
                .contains("\"kind\":\"closing\"")
                .contains("\"kind\":\"reopening\",\"at\":\"" + hour() + "\",\"index\":11")
                .contains("Ce n’est pas un sondage");
    }

    @Test
    void the_table_is_a_line_an_hour_and_both_are_kept() throws Exception {
        ballots.cast(scrutin, 3);
        endHour();
        ballots.cast(scrutin, 4);
        HttpResponse<String> csv = get("/historique.csv");
        assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(csv.headers().allValues("content-disposition"))
                .containsExactly("attachment; filename=\"" + scrutin.uid() + "-historique.csv\"");
        String[] lines = csv.body().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[1])
                .startsWith(scrutin.uid() + "," + hour().minus(Duration.ofHours(1)) + ",4,1,1,1,1,1,1,Ce n’est pas un");
        assertThat(lines[2]).startsWith(scrutin.uid() + "," + hour() + ",8,3,2,2,3,2,2,");
        String etag = csv.headers().firstValue("etag").orElseThrow();
        assertThat(get("/historique.csv", "If-None-Match", etag).statusCode()).isEqualTo(304);
        scrutin = new Scrutin("AMAN0", 0, Instant.EPOCH);
        assertThat(get("/historique").statusCode()).isEqualTo(404);
        assertThat(get("/historique.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void its_page_has_no_section_without_a_curve_and_draws_one_with_its_table() throws Exception {
        assertThat(page()).doesNotContain("id=\"h-evo\"").doesNotContain("class=\"lp\"");
        ballots.castFrom(scrutin, 30, DAY, NETWORK);
        endHour();
        ballots.castFrom(scrutin, 30, DAY, NETWORK);
        publications.publish();
        assertThat(page())
                .contains(
                        "<path class=\"lp\" d=\"M0 200H500V100H1000V0\"></path>",
                        "changer d’avis ou retirer ajoute des lignes")
                .doesNotContain("Corrigé depuis");

        endHour();
        setAside(1, 31, 1);
        publications.publish();
        assertThat(page())
                .contains("id=\"evo-vu\" checked>", "id=\"evo-corrige\">", "Vu à l’époque", "Corrigé depuis")
                .contains("<th scope=\"colgroup\" colspan=\"3\" class=\"num\">");
    }

    @Test
    void a_long_history_is_thinned_to_days_in_the_table_and_a_bounded_line() throws Exception {
        ballots.cast(scrutin, 3);
        sql.run("""
                insert into tally_history
                select ?, date_trunc('hour', now()) - i * interval '1 hour', 3000 - i, 3000 - i, 1, 1
                from generate_series(1, 2500) i""", scrutin.urnId());
        PaintedUrns.add(scrutin.uid());
        sql.run("update urn set pour_0 = 5000, size = 4096, frontier = sha256('') where urn_id = ?", scrutin.urnId());
        sql.run("update tally_history set size = 4096 where urn_id = ? and size = 4", scrutin.urnId());
        publications.publish();
        String page = page();
        assertThat(page.split("<tr><th scope=\"row\">").length - 1).isBetween(30, 60);
        assertThat(page.replaceAll("(?s).*class=\"lp\" d=\"([^\"]+)\".*", "$1").split("H"))
                .hasSizeBetween(200, 242);
        assertThat(page.length()).isLessThan(70_000);
    }

    private void setAside(long from, long to, long decision) {
        transactions.executeWrite(status -> asides.setAside(
                scrutin.urnId(),
                LeafRange.between(from, to),
                new AsideMark("reseau", decision),
                null,
                100,
                (before, after) -> true));
    }

    /** All that was noted of the urn now belongs to an hour earlier; from the oldest on, so that no two meet. */
    private void endHour() {
        sql.run("""
                do $$ declare h timestamptz; begin
                    for h in select hour from tally_history where urn_id = %1$d order by hour loop
                        update tally_history set hour = h - interval '1 hour' where urn_id = %1$d and hour = h;
                    end loop;
                end $$""".formatted(scrutin.urnId()));
    }

    private Instant hour() {
        return Instant.now(clock).truncatedTo(ChronoUnit.HOURS);
    }

    private History published() {
        publications.publish();
        return histories.find(scrutin.uid()).orElseThrow();
    }

    private HttpResponse<String> get(String what, String... headers) throws Exception {
        return send("/api/v1/scrutins/" + scrutin.uid() + what, headers);
    }

    private String page() throws Exception {
        String number = scrutin.uid().replaceFirst(".*N0*", "");
        return send("/17/amendements/9999/CION_FIN/CF" + number).body();
    }

    private HttpResponse<String> send(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
