package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.voix.Fixtures;
import fr.voix.SentStatements;
import fr.voix.SentStatements.Sent;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.TestUrns;
import fr.voix.base.database.Jdbc;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Question;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sent to a database whose tables of the vote are distributed by urn, as {@code migrations/distribute.sql} does it. */
class UrnByUrnTest {

    /** Numbers of urns are these and above, and no other number is. */
    private static final long FIRST_URN = 7_000_000_000L;

    private static final String TABLES = String.join("|", distributed());
    private static final Pattern WRITES =
            Pattern.compile("\\b(?:insert into|update|delete from) (?:%s)\\b".formatted(TABLES));
    private static final Pattern LOCKS = Pattern.compile(
            "\\b(?:from|join) (?:%s)\\b.*\\bfor (?:no key update|update|key share|share)\\b".formatted(TABLES),
            Pattern.DOTALL);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void no_statement_writes_or_locks_two_urns_and_no_ballot_shares_a_commit_with_one_of_another_urn()
            throws Exception {
        assertThat(offences(sent(true))).isEmpty();
    }

    @Test
    void an_undivided_database_is_sent_what_the_other_must_not_be() throws Exception {
        assertThat(offences(sent(false)))
                .anyMatch(offence -> offence.matches("(?s)\\d+ urns: .*for update of u"))
                .anyMatch(offence -> offence.matches("(?s)\\d+ urns: insert into leaf.*"))
                .anyMatch(offence -> offence.matches("(?s)\\d+ urns: update publication.*"))
                .anyMatch(offence -> offence.matches("ballots of \\d+ urns in one commit"));
    }

    /** On Citus, as far as there is one here. */
    @Test
    void a_database_that_is_distributed_takes_all_of_it() throws Exception {
        String url = System.getProperty("voix.test.citus");
        assumeThat(url)
                .as("-Dvoix.test.citus=jdbc:postgresql://… names an empty database of a Citus coordinator")
                .isNotNull();
        new TestDatabase.Database(url, null, null).migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("migrations", "distribute.sql")));
        }
        Map<String, Object> settings = settings(true);
        settings.put("datasources.default.url", url);
        try (EmbeddedServer server = TestServer.start(settings)) {
            everything(server);
        }
    }

    private static Set<String> distributed() {
        try {
            String script = Files.readString(Path.of("migrations", "distribute.sql"));
            String named = script.substring(script.indexOf("create_distributed_table"), script.indexOf("All others"));
            return Pattern.compile("'([a-z_]+)'")
                    .matcher(named)
                    .results()
                    .map(result -> result.group(1))
                    .filter(name -> !name.equals("urn_id"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Sent>> sent(boolean isDistributed) throws Exception {
        Map<String, Object> settings = settings(isDistributed);
        settings.put(SentStatements.ON, "true");
        try (EmbeddedServer server = TestServer.start(settings)) {
            SentStatements statements = server.getApplicationContext().getBean(SentStatements.class);
            statements.take();
            everything(server);
            return statements.take();
        }
    }

    private static Map<String, Object> settings(boolean isDistributed) {
        return new HashMap<>(Map.of(
                "voix.database.distributed", isDistributed,
                "voix.limits.enabled", "false",
                "voix.urn.publishing", "false",
                "voix.urn.quiet-ballots", "2",
                "voix.urn.quiet-for", "10m"));
    }

    /** That happens to urns, to several at once wherever the service does so. */
    private void everything(EmbeddedServer server) {
        ApplicationContext beans = server.getApplicationContext();
        beans.getBean(Jdbc.class).update("alter sequence urn_id_seq restart with " + FIRST_URN);
        List<Scrutin> scrutins = Stream.generate(beans.getBean(Fixtures.class)::anOpenScrutin)
                .limit(4)
                .toList();
        scrutins.forEach(scrutin -> get(server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/tally")));
        vote(server, scrutins);
        sign(server);
        UrnPublishing publishing = beans.getBean(UrnPublishing.class);
        publishing.publish();
        beans.getBean(ScrutinOpening.class)
                .ask(scrutins.stream()
                        .map(scrutin -> new Question(scrutin.uid(), new byte[32]))
                        .toList());
        long standing = beans.getBean(Jdbc.class)
                .one(
                        "select max(leaf_index) from ballot where urn_id = ?",
                        row -> row.getLong(1),
                        scrutins.getFirst().urnId());
        beans.getBean(TestUrns.class).setAside(scrutins.getFirst(), standing, new AsideMark("reseau", 1));
        ScrutinClosing closing = beans.getBean(ScrutinClosing.class);
        closing.close(scrutins.getLast().uid());
        closing.reopen(scrutins.getLast().uid());
        publishing.publish();
        for (Scrutin scrutin : scrutins) {
            assertThat(beans.getBean(UrnRecount.class)
                            .recount(scrutin.uid())
                            .orElseThrow()
                            .faults())
                    // no amendement has the text that was asked last
                    .allMatch(fault -> fault.startsWith("the text that is shown has the hash"));
        }
    }

    private void vote(EmbeddedServer server, List<Scrutin> scrutins) {
        TestVoters voters = server.getApplicationContext().getBean(TestVoters.class);
        List<String> people = Stream.generate(voters::aVoter).limit(12).toList();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (String choice : List.of("pour", "contre")) {
            for (String voter : people) {
                for (Scrutin scrutin : scrutins) {
                    answers.add(http.sendAsync(
                            ballot(server, scrutin, voter)
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "\"" + choice + "\"")
                                    .PUT(BodyPublishers.ofString("{\"choice\":\"" + choice
                                            + "\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}"))
                                    .build(),
                            BodyHandlers.ofString()));
                }
            }
        }
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        HttpRequest withdrawal =
                ballot(server, scrutins.getFirst(), people.getLast()).DELETE().build();
        assertThat(http.sendAsync(withdrawal, BodyHandlers.ofString()).join().statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder ballot(EmbeddedServer server, Scrutin scrutin, String voter) {
        return HttpRequest.newBuilder(server.getURI().resolve("/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("Cookie", voter);
    }

    private void sign(EmbeddedServer server) {
        ApplicationContext beans = server.getApplicationContext();
        Petitions petitions = beans.getBean(Petitions.class);
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(petitions::anOpenOne)
                .limit(3)
                .flatMap(petition -> beans.getBean(TestSignatures.class).pendingPaths(petition, 6).stream())
                .map(path -> http.sendAsync(
                        HttpRequest.newBuilder(server.getURI().resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isLessThan(400));
    }

    private void get(URI address) {
        assertThat(http.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }

    private static Set<String> offences(List<List<Sent>> transactions) throws SQLException {
        Set<String> offences = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        for (List<Sent> transaction : transactions) {
            Set<Long> urnsOfBallots = new TreeSet<>();
            for (Sent sent : transaction) {
                WRITES.matcher(sent.sql()).results().map(MatchResult::group).forEach(written::add);
                if (WRITES.matcher(sent.sql()).find()
                        || LOCKS.matcher(sent.sql()).find()) {
                    Set<Long> urns = urns(sent);
                    if (urns.size() != 1 || sent.sql().contains("skip locked")) {
                        offences.add(urns.size() + " urns: " + sent.sql().strip());
                    }
                    if (sent.sql().contains("insert into ballot ")) {
                        urnsOfBallots.addAll(urns);
                    }
                }
            }
            if (urnsOfBallots.size() > 1) {
                offences.add("ballots of " + urnsOfBallots.size() + " urns in one commit");
            }
        }
        assertThat(written)
                .as("what was written at all")
                .contains(
                        "insert into ballot",
                        "insert into leaf",
                        "insert into tally_history",
                        "insert into publication",
                        "insert into ballot_request",
                        "insert into origin_mark",
                        "insert into closing",
                        "insert into text_change",
                        "insert into aside_period",
                        "update urn",
                        "update publication",
                        "delete from ballot");
        return offences;
    }

    private static Set<Long> urns(Sent sent) throws SQLException {
        Set<Long> urns = new TreeSet<>();
        for (Object parameter : sent.parameters()) {
            SentStatements.numbers(parameter).stream()
                    .filter(number -> number >= FIRST_URN)
                    .forEach(urns::add);
        }
        return urns;
    }
}
